package org.gaitway.launch.view.web;

/** A request that cannot be met; the message is for people. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  /** HTTP's status. */
  private final int status;

  private Refusal(int status, String message) {
    super(message);
    this.status = status;
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, message);
  }

  static Refusal forbidden(String message) {
    return new Refusal(403, message);
  }

  static Refusal notFound(String what) {
    return new Refusal(404, "there is no " + what);
  }

  static Refusal onlyReading() {
    return new Refusal(405, "only GET is understood");
  }

  int status() {
    return status;
  }
}
