package org.gaitway.policy.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** Writes an {@link OnnxModel}; the same model always gives the same bytes. */
public final class OnnxWriter {
  private OnnxWriter() {}

  /** Writes part of a message; only memory is written to, so it does not fail in practice. */
  @FunctionalInterface
  private interface Body {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  /**
   * @return the bytes of the file
   */
  public static byte[] write(OnnxModel model) {
    return message(
        out -> {
          out.writeInt64(1, model.irVersion());
          out.writeString(2, model.producerName());
          out.writeString(3, model.producerVersion());
          embed(out, 8, message(opset -> opset.writeInt64(2, model.opset())));
          for (Map.Entry<String, String> entry : model.metadata().entrySet()) {
            embed(out, 14, keyValue(entry.getKey(), entry.getValue()));
          }
          // Last, so that a file that was cut short anywhere has no whole graph.
          embed(out, 7, graph(model.graph()));
        });
  }

  private static byte[] graph(OnnxGraph graph) {
    return message(
        out -> {
          for (OnnxNode node : graph.nodes()) {
            embed(out, 1, node(node));
          }
          out.writeString(2, graph.name());
          for (OnnxTensor tensor : graph.initializers()) {
            embed(out, 5, tensor(tensor));
          }
          for (OnnxValue value : graph.inputs()) {
            embed(out, 11, value(value));
          }
          for (OnnxValue value : graph.outputs()) {
            embed(out, 12, value(value));
          }
        });
  }

  private static byte[] node(OnnxNode node) {
    return message(
        out -> {
          writeStrings(out, 1, node.inputs());
          writeStrings(out, 2, node.outputs());
          out.writeString(3, node.name());
          out.writeString(4, node.opType());
          for (OnnxAttribute attribute : node.attributes()) {
            embed(out, 5, attribute(attribute));
          }
          if (!node.domain().isEmpty()) {
            out.writeString(7, node.domain());
          }
        });
  }

  private static byte[] attribute(OnnxAttribute attribute) {
    return message(
        out -> {
          out.writeString(1, attribute.name());
          if (attribute instanceof OnnxAttribute.Decimal decimal) {
            out.writeFloat(2, decimal.value());
            out.writeEnum(20, 1);
          } else if (attribute instanceof OnnxAttribute.Integer integer) {
            out.writeInt64(3, integer.value());
            out.writeEnum(20, 2);
          } else if (attribute instanceof OnnxAttribute.Tensor tensor) {
            embed(out, 5, tensor(tensor.value()));
            out.writeEnum(20, 4);
          } else if (attribute instanceof OnnxAttribute.Decimals decimals) {
            for (float value : decimals.values()) {
              out.writeFloat(7, value);
            }
            out.writeEnum(20, 6);
          } else if (attribute instanceof OnnxAttribute.Integers integers) {
            for (long value : integers.values()) {
              out.writeInt64(8, value);
            }
            out.writeEnum(20, 7);
          } else {
            throw new IllegalArgumentException("cannot write attribute " + attribute.name());
          }
        });
  }

  private static byte[] tensor(OnnxTensor tensor) {
    return message(
        out -> {
          for (long dim : tensor.dims()) {
            out.writeInt64(1, dim);
          }
          out.writeInt32(2, tensor.elementType());
          out.writeString(8, tensor.name());
          out.writeByteArray(9, raw(tensor));
        });
  }

  private static byte[] raw(OnnxTensor tensor) {
    int bytes = tensor.floats().length * Float.BYTES + tensor.integers().length * Long.BYTES;
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : tensor.floats()) {
      buffer.putFloat(value);
    }
    for (long value : tensor.integers()) {
      buffer.putLong(value);
    }
    return buffer.array();
  }

  private static byte[] value(OnnxValue value) {
    byte[] shape =
        message(
            out -> {
              for (long dim : value.dims()) {
                embed(out, 1, message(d -> d.writeInt64(1, dim)));
              }
            });
    byte[] tensorType =
        message(
            out -> {
              out.writeInt32(1, value.elementType());
              embed(out, 2, shape);
            });
    return message(
        out -> {
          out.writeString(1, value.name());
          embed(out, 2, message(type -> embed(type, 1, tensorType)));
        });
  }

  private static byte[] keyValue(String key, String value) {
    return message(
        out -> {
          out.writeString(1, key);
          out.writeString(2, value);
        });
  }

  private static void writeStrings(CodedOutputStream out, int field, List<String> values)
      throws IOException {
    for (String value : values) {
      out.writeString(field, value);
    }
  }

  private static void embed(CodedOutputStream out, int field, byte[] message) throws IOException {
    out.writeByteArray(field, message);
  }

  private static byte[] message(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      body.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
