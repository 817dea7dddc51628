package org.gaitway.policy.onnx;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the bytes of an ONNX file. Hostile bytes are refused with an {@link OnnxFormatException}:
 * every declared size is checked against the bytes that are there, and the number of objects is
 * limited, so that memory stays within a small multiple of the size of the input.
 */
public final class OnnxReader {
  /** Most nodes, names, attributes, extents, ... together; real policies have a few hundred. */
  private static final int MAX_ITEMS = 1_000_000;

  private static final String DEFAULT_DOMAIN = "ai.onnx";

  private final CodedInputStream in;
  private final ExternalData files;
  private int items;

  private OnnxReader(byte[] bytes, ExternalData files) {
    in = CodedInputStream.newInstance(bytes);
    this.files = files;
  }

  /** Handles one field of a message: reads or skips its value. */
  @FunctionalInterface
  private interface Field {
    void read(int tag) throws IOException;
  }

  /**
   * Reads a model that is whole in itself.
   *
   * @throws OnnxFormatException if the bytes are not a whole ONNX model
   */
  public static OnnxModel read(byte[] bytes) throws OnnxFormatException {
    return read(bytes, ExternalData.NONE);
  }

  /**
   * Reads a model.
   *
   * @param files where elements of tensors are that are not in the model itself
   * @throws OnnxFormatException if the bytes are not a whole ONNX model, or what it refers to is
   *     not there
   */
  public static OnnxModel read(byte[] bytes, ExternalData files) throws OnnxFormatException {
    try {
      return new OnnxReader(bytes, files).model();
    } catch (OnnxFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new OnnxFormatException(
          "expected an ONNX model (protocol buffers), found bytes that are cut short or of another"
              + " format",
          e);
    }
  }

  /** Fields of ModelProto while they are gathered. */
  private static final class Model {
    long irVersion;
    long opset;
    String producerName = "";
    String producerVersion = "";
    OnnxGraph graph;
    final Map<String, String> metadata = new TreeMap<>();
  }

  private OnnxModel model() throws IOException {
    Model model = new Model();
    fields(tag -> modelField(tag, model));
    if (model.graph == null) {
      throw new OnnxFormatException("expected an ONNX model, found one without a graph");
    }
    return new OnnxModel(
        model.irVersion,
        model.opset,
        model.producerName,
        model.producerVersion,
        model.graph,
        new TreeMap<>(model.metadata));
  }

  private void modelField(int tag, Model model) throws IOException {
    switch (tag) {
      case Tag.VARINT | 1 << 3 -> model.irVersion = in.readInt64();
      case Tag.BYTES | 2 << 3 -> model.producerName = string();
      case Tag.BYTES | 3 << 3 -> model.producerVersion = string();
      case Tag.BYTES | 7 << 3 -> model.graph = graph();
      case Tag.BYTES | 8 << 3 -> model.opset = Math.max(model.opset, opset());
      case Tag.BYTES | 14 << 3 -> keyValue(model.metadata);
      default -> skip(tag);
    }
  }

  private long opset() throws IOException {
    String[] domain = {""};
    long[] version = {0};
    message(
        tag -> {
          switch (tag) {
            case Tag.BYTES | 1 << 3 -> domain[0] = string();
            case Tag.VARINT | 2 << 3 -> version[0] = in.readInt64();
            default -> skip(tag);
          }
        });
    return domain[0].isEmpty() || domain[0].equals(DEFAULT_DOMAIN) ? version[0] : 0;
  }

  private void keyValue(Map<String, String> map) throws IOException {
    String[] entry = {"", ""};
    message(
        tag -> {
          switch (tag) {
            case Tag.BYTES | 1 << 3 -> entry[0] = string();
            case Tag.BYTES | 2 << 3 -> entry[1] = string();
            default -> skip(tag);
          }
        });
    map.put(entry[0], entry[1]);
  }

  private OnnxGraph graph() throws IOException {
    String[] name = {""};
    List<OnnxNode> nodes = new ArrayList<>();
    List<OnnxTensor> initializers = new ArrayList<>();
    List<OnnxValue> inputs = new ArrayList<>();
    List<OnnxValue> outputs = new ArrayList<>();
    message(
        tag -> {
          switch (tag) {
            case Tag.BYTES | 1 << 3 -> nodes.add(node());
            case Tag.BYTES | 2 << 3 -> name[0] = string();
            case Tag.BYTES | 5 << 3 -> initializers.add(tensor());
            case Tag.BYTES | 11 << 3 -> inputs.add(value());
            case Tag.BYTES | 12 << 3 -> outputs.add(value());
            default -> skip(tag);
          }
        });
    return new OnnxGraph(name[0], nodes, initializers, inputs, outputs);
  }

  private OnnxNode node() throws IOException {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    String[] names = {"", "", ""};
    List<OnnxAttribute> attributes = new ArrayList<>();
    message(
        tag -> {
          switch (tag) {
            case Tag.BYTES | 1 << 3 -> inputs.add(string());
            case Tag.BYTES | 2 << 3 -> outputs.add(string());
            case Tag.BYTES | 3 << 3 -> names[0] = string();
            case Tag.BYTES | 4 << 3 -> names[1] = string();
            case Tag.BYTES | 5 << 3 -> attributes.add(attribute());
            case Tag.BYTES | 7 << 3 -> names[2] = string();
            default -> skip(tag);
          }
        });
    String domain = names[2].equals(DEFAULT_DOMAIN) ? "" : names[2];
    return new OnnxNode(names[0], names[1], domain, inputs, outputs, attributes);
  }

  /** Fields of AttributeProto while they are gathered; {@code type} says which one counts. */
  private static final class Attribute {
    String name = "";
    int type;
    float decimal;
    long integer;
    OnnxTensor tensor;
    final Numbers.Floats decimals = new Numbers.Floats();
    final Numbers.Longs integers = new Numbers.Longs();
  }

  private OnnxAttribute attribute() throws IOException {
    Attribute a = new Attribute();
    message(tag -> attributeField(tag, a));
    return switch (a.type) {
      case 1 -> new OnnxAttribute.Decimal(a.name, a.decimal);
      case 2 -> new OnnxAttribute.Integer(a.name, a.integer);
      case 4 -> {
        if (a.tensor == null) {
          throw new OnnxFormatException("attribute '" + a.name + "' has no tensor");
        }
        yield new OnnxAttribute.Tensor(a.name, a.tensor);
      }
      case 6 -> new OnnxAttribute.Decimals(a.name, a.decimals.toArray());
      case 7 -> new OnnxAttribute.Integers(a.name, a.integers.toArray());
      default -> new OnnxAttribute.Other(a.name);
    };
  }

  private void attributeField(int tag, Attribute a) throws IOException {
    switch (tag) {
      case Tag.BYTES | 1 << 3 -> a.name = string();
      case Tag.FIXED32 | 2 << 3 -> a.decimal = in.readFloat();
      case Tag.VARINT | 3 << 3 -> a.integer = in.readInt64();
      case Tag.BYTES | 5 << 3 -> a.tensor = tensor();
      case Tag.FIXED32 | 7 << 3 -> a.decimals.add(in.readFloat());
      case Tag.BYTES | 7 << 3 -> packed(() -> a.decimals.add(in.readFloat()));
      case Tag.VARINT | 8 << 3 -> a.integers.add(integer());
      case Tag.BYTES | 8 << 3 -> packed(() -> a.integers.add(integer()));
      case Tag.VARINT | 20 << 3 -> a.type = in.readEnum();
      default -> skip(tag);
    }
  }

  private OnnxTensor tensor() throws IOException {
    TensorBuilder tensor = new TensorBuilder();
    message(tag -> tensorField(tag, tensor));
    return tensor.build(files);
  }

  private void tensorField(int tag, TensorBuilder tensor) throws IOException {
    switch (tag) {
      case Tag.VARINT | 1 << 3 -> tensor.dims.add(integer());
      case Tag.BYTES | 1 << 3 -> packed(() -> tensor.dims.add(integer()));
      case Tag.VARINT | 2 << 3 -> tensor.elementType = in.readInt32();
      case Tag.FIXED32 | 4 << 3 -> tensor.floats.add(in.readFloat());
      case Tag.BYTES | 4 << 3 -> packed(() -> tensor.floats.add(in.readFloat()));
      case Tag.VARINT | 5 << 3, Tag.VARINT | 7 << 3 -> tensor.integers.add(integer());
      case Tag.BYTES | 5 << 3, Tag.BYTES | 7 << 3 -> packed(() -> tensor.integers.add(integer()));
      case Tag.BYTES | 8 << 3 -> tensor.name = string();
      case Tag.BYTES | 9 << 3 -> tensor.raw = in.readByteArray();
      case Tag.BYTES | 13 << 3 -> keyValue(tensor.place);
      case Tag.VARINT | 14 << 3 -> tensor.external = in.readEnum() != 0;
      default -> skip(tag);
    }
  }

  private OnnxValue value() throws IOException {
    String[] name = {""};
    int[] elementType = {0};
    Numbers.Longs dims = new Numbers.Longs();
    message(
        tag -> {
          switch (tag) {
            case Tag.BYTES | 1 << 3 -> name[0] = string();
            case Tag.BYTES | 2 << 3 -> message(type -> typeField(type, elementType, dims));
            default -> skip(tag);
          }
        });
    return new OnnxValue(name[0], elementType[0], dims.toArray());
  }

  private void typeField(int tag, int[] elementType, Numbers.Longs dims) throws IOException {
    if (tag != (Tag.BYTES | 1 << 3)) {
      skip(tag);
      return;
    }
    message(
        field -> {
          switch (field) {
            case Tag.VARINT | 1 << 3 -> elementType[0] = in.readInt32();
            case Tag.BYTES | 2 << 3 -> message(shape -> dimension(shape, dims));
            default -> skip(field);
          }
        });
  }

  private void dimension(int tag, Numbers.Longs dims) throws IOException {
    if (tag != (Tag.BYTES | 1 << 3)) {
      skip(tag);
      return;
    }
    long[] extent = {OnnxValue.UNKNOWN};
    message(
        field -> {
          if (field == (Tag.VARINT | 1 << 3)) {
            extent[0] = in.readInt64();
          } else {
            skip(field);
          }
        });
    dims.add(extent[0]);
  }

  private void message(Field field) throws IOException {
    countItem();
    int outer = in.pushLimit(in.readRawVarint32());
    fields(field);
    in.popLimit(outer);
  }

  private void fields(Field field) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      field.read(tag);
    }
  }

  /** Reads one number of a packed list. */
  @FunctionalInterface
  private interface Element {
    void read() throws IOException;
  }

  private void packed(Element element) throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    while (in.getBytesUntilLimit() > 0) {
      element.read();
    }
    in.popLimit(outer);
  }

  private String string() throws IOException {
    countItem();
    return in.readStringRequireUtf8();
  }

  private long integer() throws IOException {
    countItem();
    return in.readInt64();
  }

  private void skip(int tag) throws IOException {
    int wireType = tag & 7;
    if (wireType == Tag.START_GROUP || wireType == Tag.END_GROUP) {
      throw new OnnxFormatException("expected an ONNX model, found a protocol-buffer group");
    }
    countItem();
    in.skipField(tag);
  }

  private void countItem() throws OnnxFormatException {
    if (++items > MAX_ITEMS) {
      throw new OnnxFormatException("more than " + MAX_ITEMS + " items in one model");
    }
  }

  /** Wire types of protocol buffers; a tag is {@code field number << 3 | wire type}. */
  private static final class Tag {
    static final int VARINT = 0;
    static final int BYTES = 2;
    static final int START_GROUP = 3;
    static final int END_GROUP = 4;
    static final int FIXED32 = 5;
  }
}
