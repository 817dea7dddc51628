package org.gaitway.sim;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjModel;

/**
 * Has MuJoCo compile a file or a text, or take back what it compiled; what is not a model becomes a
 * {@link ModelLoadException}.
 */
final class ModelLoader {
  private static final int REASON_BYTES = 2048;
  private static final int WARNING_BYTES = 8192;
  private static final long MAX_FILE_BYTES = 256L << 20;

  private ModelLoader() {}

  /**
   * A compiled model, which the caller owns.
   *
   * @param name what it was loaded from
   * @param warnings what MuJoCo warned of while it compiled it
   */
  record Loaded(String name, mjModel model, List<String> warnings) {}

  /** One of the two native calls that compile a model; texts are UTF-8 and end in 0. */
  @FunctionalInterface
  private interface NativeLoad {
    mjModel call(
        byte[] source,
        Pointer edits,
        byte[] reason,
        int reasonBytes,
        byte[] warnings,
        int warningBytes);
  }

  static Loaded load(Path file, ModelEdits edits) {
    MujocoLibrary.ensureLoaded();
    checkFile(file);
    // Absolute: a relative path could look to MuJoCo like that of a resource provider.
    return load(file.toString(), file.toAbsolutePath().toString(), edits, Mujoco::gw_loadFile);
  }

  static Loaded parse(String name, String mjcf, ModelEdits edits) {
    MujocoLibrary.ensureLoaded();
    if (mjcf.indexOf('\0') >= 0) {
      throw new ModelLoadException(name, "the text holds a character of code 0");
    }
    return load(name, mjcf, edits, Mujoco::gw_loadText);
  }

  static Loaded resource(Class<?> beside, String file, ModelEdits edits) {
    URL url = beside.getResource(file);
    if (url == null) {
      throw new ModelLoadException(file, "no such file beside " + beside);
    }
    if (url.getProtocol().equals("file")) {
      return load(Path.of(URI.create(url.toString())), edits);
    }
    try (InputStream in = url.openStream()) {
      return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8), edits);
    } catch (IOException e) {
      throw new ModelLoadException(file, e);
    }
  }

  static Loaded fromBytes(String name, byte[] bytes) {
    MujocoLibrary.ensureLoaded();
    byte[] reason = new byte[REASON_BYTES];
    mjModel model;
    try (BytePointer copy = new BytePointer(bytes)) {
      model = Mujoco.gw_loadBytes(copy, bytes.length, reason, reason.length);
    }
    if (model == null) {
      throw new ModelLoadException(name, text(reason));
    }
    return new Loaded(name, model, List.of());
  }

  private static void checkFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new ModelLoadException(file.toString(), "it is a folder, not a file");
    }
    if (!Files.exists(file)) {
      throw new ModelLoadException(file.toString(), "no such file");
    }
    if (!Files.isReadable(file)) {
      throw new ModelLoadException(file.toString(), "it may not be read");
    }
    try {
      long bytes = Files.size(file);
      if (bytes > MAX_FILE_BYTES) {
        throw new ModelLoadException(
            file.toString(),
            "it has " + bytes + " bytes, and a model file at most " + MAX_FILE_BYTES);
      }
    } catch (IOException e) {
      throw new ModelLoadException(file.toString(), e);
    }
  }

  private static Loaded load(String name, String source, ModelEdits edits, NativeLoad load) {
    byte[] reason = new byte[REASON_BYTES];
    byte[] warnings = new byte[WARNING_BYTES];
    byte[] text = (source + '\0').getBytes(StandardCharsets.UTF_8);
    mjModel model =
        edits.use(e -> load.call(text, e, reason, reason.length, warnings, warnings.length));
    if (model == null) {
      throw new ModelLoadException(name, text(reason));
    }
    return new Loaded(name, model, text(warnings).lines().toList());
  }

  /** What C wrote to a buffer, up to its terminating 0. */
  private static String text(byte[] buffer) {
    String text = new String(buffer, StandardCharsets.UTF_8);
    return text.substring(0, text.indexOf('\0'));
  }
}
