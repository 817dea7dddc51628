package org.gaitway.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Tells the user what went wrong: one paragraph, and the stack trace only when asked for. */
final class ErrorReport {

  private ErrorReport() {}

  /**
   * Prints an error.
   *
   * @param error what was thrown
   * @param verbose whether to add the stack trace
   * @param err where to
   * @return the exit code
   */
  static int print(Throwable error, boolean verbose, PrintWriter err) {
    err.println("gaitway: " + paragraph(error));
    if (verbose) {
      error.printStackTrace(err);
    }
    err.flush();
    return Gaitway.FAILED;
  }

  /** The error in one paragraph, without a line break. */
  static String paragraph(Throwable error) {
    String text;
    if (error instanceof UncheckedIOException e) {
      text = ioParagraph(e.getCause());
    } else if (error instanceof IOException e) {
      text = ioParagraph(e);
    } else if (isFault(error)) {
      text = "internal error, please report it with what --verbose prints: " + error;
    } else {
      text = String.valueOf(error.getMessage());
    }
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** File system exceptions say little more than the file: add what kind of trouble it is. */
  private static String ioParagraph(IOException error) {
    if (error instanceof AccessDeniedException e) {
      return "permission denied: " + e.getFile();
    } else if (error instanceof NoSuchFileException e) {
      return "no such file or folder: " + e.getFile();
    } else if (error instanceof FileAlreadyExistsException e) {
      return "there is already a file " + e.getFile();
    } else if (error instanceof FileSystemException || error.getMessage() != null) {
      return error.getMessage();
    }
    return error.toString();
  }

  /** Whether an exception speaks of a mistake in the program rather than of its input. */
  private static boolean isFault(Throwable error) {
    return error.getMessage() == null
        || error instanceof Error
        || error instanceof NullPointerException
        || error instanceof ClassCastException
        || error instanceof IndexOutOfBoundsException
        || error instanceof IllegalStateException;
  }
}
