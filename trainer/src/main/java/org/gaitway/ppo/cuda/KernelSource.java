package org.gaitway.ppo.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kernels' program text: one translation unit in CUDA C++ that includes nothing. */
final class KernelSource {
  private static final List<String> FILES =
      List.of("reduction.cu", "layers.cu", "losses.cu", "optimiser.cu", "segments.cu");

  private static final String TEXT =
      Slot.definitions() + FILES.stream().map(KernelSource::read).collect(Collectors.joining("\n"));

  private KernelSource() {}

  /** The whole program. */
  static String text() {
    return TEXT;
  }

  private static String read(String name) {
    try (InputStream in = KernelSource.class.getResourceAsStream(name)) {
      // Lines of messages on a kernel then are those of its file.
      return "#line 1 \"" + name + "\"\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a kernel takes: Integer, Float or Double, and Long for addresses. */
  static List<Class<?>> parameters(String kernel) {
    Matcher declaration =
        Pattern.compile("__global__ void " + kernel + "\\(([^)]*)\\)").matcher(TEXT);
    if (!declaration.find()) {
      throw new IllegalStateException("the program has no kernel " + kernel);
    }
    return Pattern.compile(",")
        .splitAsStream(declaration.group(1))
        .<Class<?>>map(KernelSource::type)
        .toList();
  }

  private static Class<?> type(String parameter) {
    if (parameter.contains("*")) {
      return Long.class;
    }
    String type = parameter.strip().split("\\s+")[0];
    return switch (type) {
      case "int" -> Integer.class;
      case "float" -> Float.class;
      case "double" -> Double.class;
      default -> throw new IllegalStateException("a kernel cannot take a " + type);
    };
  }
}
