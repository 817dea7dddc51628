package org.gaitway.launch;

import java.util.Arrays;
import java.util.Optional;

/** What an installation may lack because it is large and few need it. */
public enum OptionalPart {
  /** Differentiates the reference learner's equations. */
  ND4J(
      "ND4J",
      "org/nd4j/",
      "linalg/factory/Nd4j.class",
      "the learner nd4j is",
      "take the learner cpu"),
  /** Encodes films. */
  FFMPEG(
      "FFmpeg",
      "org/bytedeco/ffmpeg/",
      "global/avcodec.class",
      "films are",
      "name a picture, FILE.png");

  private final String name;
  private final String packages;
  private final String aClass;
  private final String use;
  private final String instead;

  OptionalPart(String name, String packages, String aClass, String use, String instead) {
    this.name = name;
    this.packages = packages;
    this.aClass = aClass;
    this.use = use;
    this.instead = instead;
  }

  /**
   * Checks that it is there, for commands that would find out late.
   *
   * @throws IllegalArgumentException if it is not, saying what to do
   */
  public void require() {
    if (OptionalPart.class.getResource("/" + packages + aClass) == null) {
      throw new IllegalArgumentException(absence());
    }
  }

  /**
   * Says what an error means that came of a part that is not there.
   *
   * @return an error that names the part; any other error as it is
   */
  static Throwable explain(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      Optional<OptionalPart> missing = missing(cause);
      if (missing.isPresent()) {
        return new IllegalArgumentException(missing.get().absence(), error);
      }
    }
    return error;
  }

  /** The part whose class was not found. */
  private static Optional<OptionalPart> missing(Throwable error) {
    String found = error instanceof NoClassDefFoundError ? error.getMessage() : null;
    return Arrays.stream(values())
        .filter(part -> found != null && found.startsWith(part.packages))
        .findFirst();
  }

  private String absence() {
    return String.format(
        "%s not in this archive, which has no %s; %s, or run this from a checkout",
        use, name, instead);
  }
}
