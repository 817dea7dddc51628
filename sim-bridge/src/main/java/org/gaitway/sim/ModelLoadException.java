package org.gaitway.sim;

/** A model that could not be loaded; the message names the file and, where known, the line. */
public final class ModelLoadException extends MujocoException {
  private static final long serialVersionUID = 1L;

  ModelLoadException(String source, String reason) {
    super("cannot load model " + source + ": " + reason);
  }

  ModelLoadException(String source, Throwable cause) {
    super("cannot load model " + source + ": " + cause.getMessage(), cause);
  }
}
