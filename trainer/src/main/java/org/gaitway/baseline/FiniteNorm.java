package org.gaitway.baseline;

import org.gaitway.task.FaultException;

/** Stops at a gradient that is not finite, before harm is done to what cannot be undone. */
final class FiniteNorm {
  private FiniteNorm() {}

  /**
   * Lets a finite norm through.
   *
   * @param network its name, for the message
   * @throws FaultException if it is not finite
   */
  static double require(String network, double norm) {
    if (!Double.isFinite(norm)) {
      throw new FaultException(network + " network: the norm of its gradient is " + norm);
    }
    return norm;
  }
}
