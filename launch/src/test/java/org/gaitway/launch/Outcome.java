package org.gaitway.launch;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command line did.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it printed to standard error
 */
record Outcome(int code, String out, String err) {

  static Outcome of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Gaitway.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Outcome(code, out.toString(), err.toString());
  }
}
