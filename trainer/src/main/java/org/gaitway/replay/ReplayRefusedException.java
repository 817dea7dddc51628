package org.gaitway.replay;

import java.util.List;

/** An episode cannot be replayed exactly here: the conditions are not those of the log. */
public final class ReplayRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReplayRefusedException(List<String> reasons) {
    super(
        "no exact replay: "
            + String.join("; ", reasons)
            + ". With --drift it is taken again all the same, to see how far it gets apart");
  }
}
