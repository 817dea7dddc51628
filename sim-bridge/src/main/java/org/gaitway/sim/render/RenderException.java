package org.gaitway.sim.render;

/** Pictures cannot be made here; the message says what is missing. */
public final class RenderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RenderException(String message) {
    super(message);
  }
}
