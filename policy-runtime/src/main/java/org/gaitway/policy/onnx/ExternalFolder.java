package org.gaitway.policy.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files in the folder of a model, and in no other, whatever the model says. Each is read once, and
 * all together are limited. For one thread.
 */
public final class ExternalFolder implements ExternalData {
  private final Path folder;
  private final long maxBytes;
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private long total;

  /**
   * @param folder the only one that is read from
   * @param maxBytes most that all files together may have
   */
  public ExternalFolder(Path folder, long maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  @Override
  public byte[] read(String location, long offset, long length) throws OnnxFormatException {
    byte[] file = files.get(location);
    if (file == null) {
      file = whole(location);
      files.put(location, file);
    }
    long end = length == -1 ? file.length : offset + length;
    if (offset < 0 || length < -1 || end < offset || end > file.length) {
      throw new OnnxFormatException(
          String.format(
              "expected %d bytes from %d on in '%s', which has %d",
              length, offset, location, file.length));
    }
    if ((total += end - offset) > maxBytes) {
      throw new OnnxFormatException("its weights have more than " + maxBytes + " bytes");
    }
    return Arrays.copyOfRange(file, (int) offset, (int) end);
  }

  /** Contents of the files that were read, in the order of their names. */
  public Collection<byte[]> contents() {
    return files.values();
  }

  private byte[] whole(String location) throws OnnxFormatException {
    try {
      if (!isPlainName(location) || !Files.isRegularFile(folder.resolve(location))) {
        throw new OnnxFormatException(
            "its weights are said to be in '" + location + "'; expected that file beside it");
      }
      Path file = folder.resolve(location);
      if (Files.size(file) > maxBytes) {
        throw new OnnxFormatException(
            "expected at most " + maxBytes + " bytes of weights in " + file);
      }
      return Files.readAllBytes(file);
    } catch (InvalidPathException e) {
      throw new OnnxFormatException("its weights are in '" + location + "', which is no file", e);
    } catch (OnnxFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new OnnxFormatException(
          "its weights are in '" + location + "', which cannot be read beside it", e);
    }
  }

  private static boolean isPlainName(String location) {
    return !location.isEmpty()
        && !location.contains("/")
        && !location.contains("\\")
        && !location.equals(".")
        && !location.equals("..");
  }
}
