package org.gaitway.adapter.rosbag;

import java.io.IOException;

/** Thrown when bytes are not those of a bag, or of one that is not whole. */
public final class BagException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message names the place, what was expected and what was found
   */
  public BagException(String message) {
    super(message);
  }
}
