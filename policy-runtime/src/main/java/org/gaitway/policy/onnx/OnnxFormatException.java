package org.gaitway.policy.onnx;

import java.io.IOException;

/** The bytes are not an ONNX model that this package can represent; the message says why. */
public final class OnnxFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected and what was found
   */
  public OnnxFormatException(String message) {
    super(message);
  }

  /**
   * @param message what was expected and what was found
   * @param cause the wire-level error
   */
  public OnnxFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
