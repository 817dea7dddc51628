package org.gaitway.sim;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model that could not be loaded. The message is one line that names the file, the line in it
 * where known, and MuJoCo's reason.
 */
public final class ModelLoadException extends MujocoException {
  private static final long serialVersionUID = 1L;

  /** How MuJoCo ends its sentence about an element, and how its XML parser names a line. */
  private static final Pattern LINE = Pattern.compile("(?:, line |Line number=)(\\d+)(?=\\D*$|:)");

  private final String source;
  private final int line;

  ModelLoadException(String source, String reason) {
    this(source, lineIn(reason), reason);
  }

  private ModelLoadException(String source, int line, String reason) {
    super(
        "cannot load model "
            + source
            + (line > 0 ? ", line " + line : "")
            + ": "
            + oneLine(reason));
    this.source = source;
    this.line = line;
  }

  ModelLoadException(String source, Throwable cause) {
    super("cannot load model " + source + ": " + cause.getMessage(), cause);
    this.source = source;
    this.line = 0;
  }

  private static int lineIn(String reason) {
    Matcher matcher = LINE.matcher(reason.strip());
    int line = 0;
    while (matcher.find()) {
      line = Integer.parseInt(matcher.group(1));
    }
    return line;
  }

  /** The file, or the name that the text was given. */
  public String source() {
    return source;
  }

  /** The line of the source that MuJoCo complains of, from 1, if it names one. */
  public OptionalInt line() {
    return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
  }
}
