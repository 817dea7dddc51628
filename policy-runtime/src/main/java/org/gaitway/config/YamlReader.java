package org.gaitway.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document into a {@link YamlValue}. Works on the parser's events, so that a hostile
 * file costs no more than its own size: size and nesting are limited, aliases and tags are refused.
 */
final class YamlReader {

  private static final int MAX_CHARACTERS = 1 << 20;
  private static final int MAX_DEPTH = 32;

  private final String source;
  private final boolean lines;
  private final Iterator<Event> events;

  private YamlReader(String source, boolean lines, String text) {
    this.source = source;
    this.lines = lines;
    LoadSettings settings =
        LoadSettings.builder().setLabel(source).setCodePointLimit(MAX_CHARACTERS).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /**
   * Reads a document.
   *
   * @param source name of the file, for messages
   * @param text the document
   * @return its value; empty when the document holds nothing
   * @throws ConfigException on a syntax error, an alias, a tag, a key given twice, a second
   *     document or an excessive size
   */
  static Optional<YamlValue> read(String source, String text) {
    return new YamlReader(source, true, text).document();
  }

  /**
   * Reads a single value given outside a file, as after {@code --set name=}.
   *
   * @param source the whole override, for messages
   * @param text the value in YAML: a scalar, or a list or mapping in brackets
   * @return its value; empty when the text is blank
   * @throws ConfigException as {@link #read}
   */
  static Optional<YamlValue> readInline(String source, String text) {
    return new YamlReader(source, false, text).document();
  }

  private Optional<YamlValue> document() {
    try {
      Optional<YamlValue> root = Optional.empty();
      while (events.hasNext()) {
        Event event = events.next();
        if (startsValue(event)) {
          if (root.isPresent()) {
            throw error(event, "a second document begins; one file holds one");
          }
          root = Optional.of(value(event, place(event), 0));
        }
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      Place place = place(e.getProblemMark().or(e::getContextMark));
      throw new ConfigException("not valid YAML: " + e.getProblem() + " (" + place + ")", e);
    } catch (YamlEngineException e) {
      String reason = e.getMessage().lines().findFirst().orElse("unreadable");
      throw new ConfigException("not valid YAML: " + reason + " (" + source + ")", e);
    }
  }

  private static boolean startsValue(Event event) {
    return event instanceof ScalarEvent
        || event instanceof SequenceStartEvent
        || event instanceof MappingStartEvent
        || event instanceof AliasEvent;
  }

  private YamlValue value(Event event, Place place, int depth) {
    if (depth > MAX_DEPTH) {
      throw error(event, "nested more than " + MAX_DEPTH + " levels deep");
    }
    if (event instanceof ScalarEvent scalar) {
      refuseTag(event, scalar.getTag());
      return new YamlValue.Scalar(scalar.getValue(), scalar.isPlain(), place);
    } else if (event instanceof SequenceStartEvent sequence) {
      refuseTag(event, sequence.getTag());
      return listing(place, depth);
    } else if (event instanceof MappingStartEvent mapping) {
      refuseTag(event, mapping.getTag());
      return mapping(place, depth);
    }
    throw error(event, "aliases (*name) are not supported");
  }

  private YamlValue.Listing listing(Place place, int depth) {
    List<YamlValue> items = new ArrayList<>();
    for (Event event = events.next(); startsValue(event); event = events.next()) {
      items.add(value(event, place(event), depth + 1));
    }
    return new YamlValue.Listing(items, place);
  }

  private YamlValue.Mapping mapping(Place place, int depth) {
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    for (Event event = events.next(); startsValue(event); event = events.next()) {
      if (!(event instanceof ScalarEvent key)) {
        throw error(event, "a key must be a single word");
      }
      YamlValue value = value(events.next(), place(event), depth + 1);
      YamlValue earlier = entries.putIfAbsent(key.getValue(), value);
      if (earlier != null) {
        throw error(
            event, "the key " + key.getValue() + " is given twice, first at " + earlier.place());
      }
    }
    return new YamlValue.Mapping(entries, place);
  }

  private void refuseTag(Event event, Optional<String> tag) {
    if (tag.isPresent()) {
      throw error(event, "tags (" + tag.get() + ") are not supported");
    }
  }

  private ConfigException error(Event event, String problem) {
    return new ConfigException(problem + " (" + place(event) + ")");
  }

  private Place place(Event event) {
    return place(event.getStartMark());
  }

  private Place place(Optional<Mark> mark) {
    return new Place(source, lines ? mark.map(m -> m.getLine() + 1).orElse(0) : 0);
  }
}
