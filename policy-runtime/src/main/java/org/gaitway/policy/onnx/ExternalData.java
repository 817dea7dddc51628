package org.gaitway.policy.onnx;

/** Files that hold the elements of tensors; exporters of large models write such. */
@FunctionalInterface
public interface ExternalData {
  /** No files at all: a model must be whole in itself. */
  ExternalData NONE =
      (location, offset, length) -> {
        throw new OnnxFormatException(
            "its weights are in another file, '" + location + "'; expected them in this one");
      };

  /**
   * Reads a part of a file.
   *
   * @param location name of the file, as the model gives it
   * @param offset of the first byte
   * @param length number of bytes, or -1 for all that follow
   * @return exactly these bytes
   * @throws OnnxFormatException if they are not there or may not be read
   */
  byte[] read(String location, long offset, long length) throws OnnxFormatException;
}
