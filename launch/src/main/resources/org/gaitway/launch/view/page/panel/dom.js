/** Makes an element: make('p', {className: 'note'}, 'text', child...). Texts are never markup. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** A paragraph for a panel that has nothing to show. */
export const empty = (text) => make('p', {className: 'empty'}, text);
