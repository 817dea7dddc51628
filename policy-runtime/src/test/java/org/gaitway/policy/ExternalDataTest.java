package org.gaitway.policy;

import static org.gaitway.policy.Agreement.act;
import static org.gaitway.policy.Agreement.assertAgree;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaitway.policy.onnxruntime.OnnxRuntimeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights in a file beside the model, as PyTorch's newer exporter writes them. */
class ExternalDataTest {
  private static final float[] WEIGHTS = {1, 2, 3, 4, 5, 6};

  @TempDir Path folder;

  /** Writes fields of a protocol-buffer message. */
  @FunctionalInterface
  private interface Fields {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    fields.writeTo(out);
    out.flush();
    return bytes.toByteArray();
  }

  private static byte[] entry(String key, String value) throws IOException {
    return message(
        out -> {
          out.writeString(1, key);
          out.writeString(2, value);
        });
  }

  private static byte[] value(String name, long last) throws IOException {
    byte[] one = message(out -> out.writeInt64(1, 1));
    byte[] other = message(out -> out.writeInt64(1, last));
    byte[] shape =
        message(
            out -> {
              out.writeByteArray(1, one);
              out.writeByteArray(1, other);
            });
    byte[] tensor =
        message(
            out -> {
              out.writeInt32(1, 1);
              out.writeByteArray(2, shape);
            });
    byte[] type = message(out -> out.writeByteArray(1, tensor));
    return message(
        out -> {
          out.writeString(1, name);
          out.writeByteArray(2, type);
        });
  }

  /** actions = obs (1 x 3) times weights (3 x 2) from another file. */
  private Path model(String location, long offset, long length) throws IOException {
    byte[] weights =
        message(
            out -> {
              out.writeInt64(1, 3);
              out.writeInt64(1, 2);
              out.writeInt32(2, 1);
              out.writeString(8, "w");
              out.writeByteArray(13, entry("location", location));
              out.writeByteArray(13, entry("offset", String.valueOf(offset)));
              out.writeByteArray(13, entry("length", String.valueOf(length)));
              out.writeEnum(14, 1);
            });
    byte[] node =
        message(
            out -> {
              out.writeString(1, "obs");
              out.writeString(1, "w");
              out.writeString(2, "actions");
              out.writeString(4, "MatMul");
            });
    byte[] graph =
        message(
            out -> {
              out.writeByteArray(1, node);
              out.writeString(2, "external");
              out.writeByteArray(5, weights);
              out.writeByteArray(11, value("obs", 3));
              out.writeByteArray(12, value("actions", 2));
            });
    Path file = folder.resolve("policy.onnx");
    Files.write(
        file,
        message(
            out -> {
              out.writeInt64(1, 8);
              out.writeByteArray(8, message(opset -> opset.writeInt64(2, 17)));
              out.writeByteArray(7, graph);
            }));
    return file;
  }

  private void writeWeights(int before) throws IOException {
    writeWeights(before, WEIGHTS);
  }

  private void writeWeights(int before, float... weights) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(before + 4 * weights.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).position(before);
    for (float weight : weights) {
      bytes.putFloat(weight);
    }
    Files.write(folder.resolve("policy.onnx.data"), bytes.array());
  }

  @Test
  void weightsAreReadFromTheFileBeside() throws Exception {
    writeWeights(64);
    PolicyFile file = PolicyFile.read(model("policy.onnx.data", 64, 24));
    try (Policy kernel = file.newPolicy();
        Policy peer = file.newPolicy(new OnnxRuntimeEngine())) {
      float[] observation = {1, 10, 100};
      assertArrayEquals(new float[] {531, 642}, act(kernel, observation));
      assertAgree(act(peer, observation), act(kernel, observation));
    }
  }

  @Test
  void theHashIsOfAllFiles() throws IOException {
    writeWeights(64);
    Path file = model("policy.onnx.data", 64, 24);
    String before = PolicyFile.read(file).sha256();
    writeWeights(64, 7, 2, 3, 4, 5, 6);
    assertNotEquals(before, PolicyFile.read(file).sha256());
  }

  private String refusal(String location, long offset, long length) {
    return assertThrows(
            PolicyFormatException.class, () -> PolicyFile.read(model(location, offset, length)))
        .getMessage();
  }

  @Test
  void otherFoldersAreNotReadFrom() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    writeWeights(0);
    Files.copy(folder.resolve("policy.onnx.data"), inside.resolve("weights"));
    for (String location :
        new String[] {
          "inside/weights",
          "../" + folder.getFileName() + "/policy.onnx.data",
          folder.resolve("policy.onnx.data").toString(),
          "inside",
          "..",
          ".",
          "/",
          "",
          "absent",
          "nul\0"
        }) {
      String message = refusal(location, 0, 24);
      assertTrue(message.contains("its weights are"), message);
    }
  }

  @Test
  void partsThatAreNotThereAreRefused() throws IOException {
    writeWeights(0);
    String expected =
        folder.resolve("policy.onnx") + ": expected 24 bytes from 4 on in 'policy.onnx.data'";
    assertEquals(expected + ", which has 24", refusal("policy.onnx.data", 4, 24));
    assertTrue(refusal("policy.onnx.data", -8, 24).contains("bytes from -8 on"));
    assertTrue(refusal("policy.onnx.data", 8, Long.MAX_VALUE).contains("which has 24"));
    assertTrue(refusal("policy.onnx.data", 4, -1).contains("do not fill its extents"));
  }
}
