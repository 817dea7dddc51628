package org.gaitway.sim;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjModel;

/**
 * A compiled MuJoCo model ({@code mjModel}). Names are resolved to indices once, at loading.
 *
 * <p>Safe to share between threads as long as nobody writes to it. It owns native memory, which is
 * freed when the model and every {@link Simulation} made from it are closed. Closing twice is
 * harmless; any other call after {@link #close()} throws {@link IllegalStateException}, and buffers
 * obtained before must no longer be touched.
 */
public final class Model implements AutoCloseable {
  private static final int ERROR_BYTES = 1024;
  private static final String RESOURCES = "models/";

  private final String name;
  private final mjModel handle;
  private final int writtenDisableflags;
  private String sha256;
  private final List<String> warnings;
  private final Map<Element, Map<String, Integer>> ids = new EnumMap<>(Element.class);

  /** One for the model itself and one for each open simulation. */
  private final AtomicInteger owners = new AtomicInteger(1);

  private volatile boolean closed;

  private Model(String name, mjModel handle) {
    this.name = name;
    this.handle = handle;
    this.warnings = MujocoLibrary.takeWarnings();
    this.writtenDisableflags = handle.opt().disableflags();
    takeHash();
    for (Element element : Element.values()) {
      ids.put(element, indexNames(element));
    }
  }

  /**
   * Loads an MJCF or URDF file.
   *
   * @throws ModelLoadException if there is no such file or it is not a valid model; the message has
   *     MuJoCo's reason, with the line where it gives one
   */
  public static Model load(Path file) {
    MujocoLibrary.ensureLoaded();
    if (!Files.isRegularFile(file)) {
      throw new ModelLoadException(file.toString(), "no such file");
    }
    try (BytePointer path = utf8(file.toString());
        BytePointer error = new BytePointer(ERROR_BYTES)) {
      return loaded(
          file.toString(), error, () -> Mujoco.gw_loadXml(path, error, ERROR_BYTES));
    }
  }

  /**
   * Compiles MJCF text that refers to no other file.
   *
   * @param name what to call the model in messages
   * @throws ModelLoadException if the text is not a valid model
   */
  public static Model parse(String name, String mjcf) {
    MujocoLibrary.ensureLoaded();
    byte[] bytes = mjcf.getBytes(StandardCharsets.UTF_8);
    try (BytePointer text = new BytePointer(bytes.length + 1L);
        BytePointer error = new BytePointer(ERROR_BYTES)) {
      text.put(bytes, 0, bytes.length).put(bytes.length, (byte) 0);
      return loaded(
          name, error, () -> Mujoco.gw_parseXml(text, bytes.length, error, ERROR_BYTES));
    }
  }

  /**
   * Loads one of the models that come with Gaitway.
   *
   * @param name such as {@code half-cheetah}
   * @throws ModelLoadException if there is no such model
   */
  public static Model shipped(String name) {
    return resource(Model.class, RESOURCES + name + ".xml");
  }

  /**
   * Compiles an MJCF file that lies beside a class, in its folder or jar. In a folder it may refer
   * to other files, such as meshes, as any file may; in a jar it may not.
   *
   * @param file relative to the class's package
   * @throws ModelLoadException if there is no such file or it is not a valid model
   */
  public static Model resource(Class<?> beside, String file) {
    URL url = beside.getResource(file);
    if (url == null) {
      throw new ModelLoadException(file, "no such file beside " + beside);
    }
    if (url.getProtocol().equals("file")) {
      return load(Path.of(URI.create(url.toString())));
    }
    try (InputStream in = url.openStream()) {
      return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ModelLoadException(file, e);
    }
  }

  private interface NativeLoad {
    mjModel call();
  }

  private static Model loaded(String source, BytePointer error, NativeLoad load) {
    error.put(0, (byte) 0);
    mjModel handle;
    try {
      handle = load.call();
    } catch (RuntimeException e) {
      MujocoLibrary.takeWarnings();
      throw new ModelLoadException(source, e);
    }
    if (handle == null || handle.isNull()) {
      MujocoLibrary.takeWarnings();
      throw new ModelLoadException(source, MujocoLibrary.text(error).strip());
    }
    return new Model(source, handle);
  }

  private static BytePointer utf8(String text) {
    return new BytePointer(text, StandardCharsets.UTF_8);
  }

  /** Hashes the model as it was written, then sets what Gaitway wants of every model. */
  private void takeHash() {
    handle.opt().disableflags(writtenDisableflags);
    sha256 = hash(handle);
    // A diverged state is kept for the caller to see, rather than silently replaced by qpos0.
    handle.opt().disableflags(writtenDisableflags | Mujoco.mjDSBL_AUTORESET);
  }

  private static String hash(mjModel handle) {
    long size = Mujoco.mj_sizeModel(handle);
    try (BytePointer bytes = new BytePointer(size)) {
      Pointer.memset(bytes, 0, size);
      Mujoco.gw_saveModel(handle, bytes, size);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.capacity(size).<ByteBuffer>asBuffer());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /**
   * Makes a variant of this model, such as one whose feet slip: lets {@code change} write to the
   * buffers that this model gives, and takes the hash anew.
   *
   * @return this model
   * @throws IllegalStateException if a simulation was made of it and is still open
   */
  public Model changed(Consumer<Model> change) {
    checkOpen();
    if (owners.get() > 1) {
      throw new IllegalStateException("model " + name + " is in use and cannot be changed");
    }
    change.accept(this);
    takeHash();
    return this;
  }

  private Map<String, Integer> indexNames(Element element) {
    int count = count(element);
    Map<String, Integer> byName = new LinkedHashMap<>(2 * count);
    for (int id = 0; id < count; id++) {
      byName.put(name(element, id), id);
    }
    return byName;
  }

  private int count(Element element) {
    return switch (element) {
      case BODY -> (int) handle.nbody();
      case JOINT -> (int) handle.njnt();
      case GEOM -> (int) handle.ngeom();
      case SITE -> (int) handle.nsite();
      case CAMERA -> (int) handle.ncam();
      case ACTUATOR -> (int) handle.nu();
      case SENSOR -> (int) handle.nsensor();
      case KEYFRAME -> (int) handle.nkey();
    };
  }

  /** The element's name, or {@code #id} for one that has none. */
  private String name(Element element, int id) {
    BytePointer found = Mujoco.mj_id2name(handle, element.code, id);
    String text = found == null ? "" : found.getString(StandardCharsets.UTF_8);
    return text.isEmpty() ? "#" + id : text;
  }

  /** Makes a simulation in the model's initial state; it has its own {@code mjData}. */
  public Simulation newSimulation() {
    checkOpen();
    owners.incrementAndGet();
    try {
      return new Simulation(this);
    } catch (RuntimeException e) {
      release();
      throw e;
    }
  }

  /**
   * The index of a named element.
   *
   * @throws IllegalArgumentException naming the element, the model and the names it does have
   */
  public int id(Element element, String elementName) {
    Integer id = ids.get(element).get(elementName);
    if (id == null) {
      throw new IllegalArgumentException(
          String.format(
              "model %s has no %s named %s; it has %s",
              name, element.name().toLowerCase(java.util.Locale.ROOT), elementName, names(element)));
    }
    return id;
  }

  /** The names of all elements of a kind, in MuJoCo's order; one without a name is {@code #id}. */
  public List<String> names(Element element) {
    return new ArrayList<>(ids.get(element).keySet());
  }

  /** Index of a joint's first position in qpos. */
  public int qposAddress(String joint) {
    return open().jnt_qposadr().get(id(Element.JOINT, joint));
  }

  /** Index of a joint's first velocity in qvel. */
  public int qvelAddress(String joint) {
    return open().jnt_dofadr().get(id(Element.JOINT, joint));
  }

  /** What each element of ctrl drives, in its order. */
  public List<Actuator> actuators() {
    checkOpen();
    return Actuator.of(this);
  }

  /** What the model was loaded from: its file, or the name it was given. */
  public String name() {
    return name;
  }

  /**
   * SHA-256 of the compiled model in MuJoCo's binary form, in hexadecimal: equal for texts that
   * differ in layout alone, different for another MuJoCo version.
   */
  public String sha256() {
    return sha256;
  }

  /** What MuJoCo warned of while it compiled the model. */
  public List<String> warnings() {
    return warnings;
  }

  /** Number of position coordinates. */
  public int nq() {
    return (int) open().nq();
  }

  /** Number of degrees of freedom. */
  public int nv() {
    return (int) open().nv();
  }

  /** Number of actuators (controls). */
  public int nu() {
    return (int) open().nu();
  }

  /** Number of bodies, the world included. */
  public int nbody() {
    return (int) open().nbody();
  }

  /** Length of the sensor data. */
  public int nsensordata() {
    return (int) open().nsensordata();
  }

  /** Length of one physics step [s]. */
  public double timestep() {
    return open().opt().timestep();
  }

  /** Initial positions (nq). Writing changes the model for all its simulations. */
  public DoubleBuffer qpos0() {
    return buffer(open().qpos0(), nq());
  }

  /** Mass of each body (nbody) [kg]. */
  public DoubleBuffer bodyMass() {
    return buffer(open().body_mass(), nbody());
  }

  /** Friction of each geom (ngeom x 3): sliding, torsional [m], rolling [m]. */
  public DoubleBuffer geomFriction() {
    return buffer(open().geom_friction(), 3L * count(Element.GEOM));
  }

  /** Lowest and highest control of each actuator (nu x 2); 0 0 for one without a limit. */
  public DoubleBuffer controlRange() {
    return buffer(open().actuator_ctrlrange(), 2L * nu());
  }

  /** Range of each joint (njnt x 2) [rad] or [m]; 0 0 for one without a limit. */
  public DoubleBuffer jointRange() {
    return buffer(open().jnt_range(), 2L * handle.njnt());
  }

  /** A view over native memory; empty where MuJoCo allocated nothing. */
  static DoubleBuffer buffer(DoublePointer pointer, long length) {
    if (length == 0 || pointer == null || pointer.isNull()) {
      return DoubleBuffer.allocate(0);
    }
    return pointer.capacity(length).asBuffer();
  }

  mjModel open() {
    checkOpen();
    return handle;
  }

  /** The handle, for a simulation that keeps the model's memory alive after its close. */
  mjModel handle() {
    return handle;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("model " + name + " is closed");
    }
  }

  void release() {
    if (owners.decrementAndGet() == 0) {
      Mujoco.mj_deleteModel(handle);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
