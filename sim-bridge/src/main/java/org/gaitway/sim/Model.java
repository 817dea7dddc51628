package org.gaitway.sim;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bytedeco.javacpp.DoublePointer;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjData;
import org.gaitway.sim.mujoco.mjModel;
import org.gaitway.sim.mujoco.mjOption;

/**
 * A compiled MuJoCo model ({@code mjModel}). Names are resolved to indices once, at loading.
 *
 * <p>Immutable and safe to share between threads, {@link #changed} apart. It owns native memory,
 * which is freed when the model and every {@link Simulation} made from it are closed, in any order.
 * Closing twice is harmless. After {@link #close()} names, sizes and hash can still be read; what
 * needs the native memory throws {@link IllegalStateException}, and buffers obtained before must no
 * longer be touched.
 */
public final class Model implements AutoCloseable {
  /** Names of the models that come with Gaitway. */
  public static final List<String> SHIPPED =
      List.of(
          "ant",
          "half-cheetah",
          "hopper",
          "humanoid",
          "inverted-double-pendulum",
          "inverted-pendulum",
          "reacher",
          "swimmer",
          "walker2d");

  private final String name;
  private final mjModel handle;
  private final List<String> warnings;
  private final ElementNames names;
  private final int nq;
  private final int nv;
  private final int nu;
  private final int nsensordata;
  private final int stateSize;
  private final double timestep;
  private final int writtenDisableflags;
  private String sha256;
  private boolean changing;

  /** One for the model itself and one for each open simulation. */
  private final AtomicInteger owners = new AtomicInteger(1);

  private final AtomicBoolean closed = new AtomicBoolean();

  private Model(ModelLoader.Loaded loaded) {
    this.name = loaded.name();
    this.handle = loaded.model();
    this.warnings = loaded.warnings();
    this.names = new ElementNames(handle);
    this.nq = (int) handle.nq();
    this.nv = (int) handle.nv();
    this.nu = (int) handle.nu();
    this.nsensordata = (int) handle.nsensordata();
    this.stateSize = Mujoco.mj_stateSize(handle, Mujoco.mjSTATE_INTEGRATION);
    this.timestep = handle.opt().timestep();
    this.writtenDisableflags = handle.opt().disableflags();
    takeHash();
  }

  /**
   * Loads an MJCF or URDF file. Files that it refers to are looked for beside it.
   *
   * @throws ModelLoadException if there is no such file or it is not a valid model; the message has
   *     the file, MuJoCo's reason, and the line where it gives one
   */
  public static Model load(Path file) {
    return new Model(ModelLoader.load(file));
  }

  /**
   * Compiles MJCF or URDF text. Files that it refers to are looked for in the working directory.
   *
   * @param name what to call the model in messages
   * @throws ModelLoadException if the text is not a valid model
   */
  public static Model parse(String name, String mjcf) {
    return new Model(ModelLoader.parse(name, mjcf));
  }

  /**
   * Loads one of the models that come with Gaitway.
   *
   * @param name one of {@link #SHIPPED}
   * @throws ModelLoadException if there is no such model
   */
  public static Model shipped(String name) {
    if (!SHIPPED.contains(name)) {
      throw new ModelLoadException(name, "no such shipped model; there are " + SHIPPED);
    }
    return resource(Model.class, "models/" + name + ".xml");
  }

  /**
   * Compiles an MJCF file that lies beside a class, in its folder or jar. In a folder it may refer
   * to other files, such as meshes, as any file may; in a jar it may not.
   *
   * @param file relative to the class's package
   * @throws ModelLoadException if there is no such file or it is not a valid model
   */
  public static Model resource(Class<?> beside, String file) {
    return new Model(ModelLoader.resource(beside, file));
  }

  /**
   * Takes back a compiled model from {@link #toBytes()}, of the same MuJoCo version. Its
   * simulations step with the same bits, and it has the same hash.
   *
   * <p>MuJoCo checks sizes and references, not values: bytes that were changed with intent or by
   * chance may make a model that MuJoCo crashes on, and with it the JVM. Bytes whose hash is known
   * are therefore better given to {@link #fromBytes(String, byte[], String)}.
   *
   * @param name what to call the model in messages
   * @throws ModelLoadException if the bytes are not a whole model of this MuJoCo version, saying
   *     why
   */
  public static Model fromBytes(String name, byte[] bytes) {
    return new Model(ModelLoader.fromBytes(name, bytes));
  }

  /**
   * As {@link #fromBytes(String, byte[])}, of bytes that are those of a known model: MuJoCo sees no
   * others.
   *
   * @param sha256 the {@link #sha256()} of the model that was written
   * @throws ModelLoadException also if the bytes have another hash
   */
  public static Model fromBytes(String name, byte[] bytes, String sha256) {
    String found = ModelBytes.sha256(ByteBuffer.wrap(bytes));
    if (!found.equals(sha256)) {
      throw new ModelLoadException(
          name, "its bytes have the hash %.12s, not %.12s".formatted(found, sha256));
    }
    return fromBytes(name, bytes);
  }

  /**
   * The compiled model in MuJoCo's binary form (MJB), textures and meshes included; {@link
   * #sha256()} is the hash of these bytes. Some hundred kilobytes for the models that come with
   * Gaitway.
   */
  public byte[] toBytes() {
    return ModelBytes.of(open(), writtenDisableflags);
  }

  /** Hashes the model as it was written, then sets what Gaitway wants of every model. */
  private void takeHash() {
    sha256 = ModelBytes.sha256(handle, writtenDisableflags);
    // A diverged state is kept for the caller to see, rather than silently replaced by qpos0.
    handle.opt().disableflags(writtenDisableflags | Mujoco.mjDSBL_AUTORESET);
  }

  /**
   * Makes a variant of this model, such as one whose feet slip: lets {@code change} write to the
   * buffers that this model gives, recomputes what follows from them ({@code mj_setConst}), and
   * takes the hash anew. Not thread-safe: change a model before sharing it.
   *
   * @param change gets this model, whose buffers can be written until it returns
   * @return this model
   * @throws IllegalStateException if a simulation was made of it and is still open
   */
  public Model changed(Consumer<Model> change) {
    checkOpen();
    if (owners.get() > 1) {
      throw new IllegalStateException("model " + name + " is in use and cannot be changed");
    }
    changing = true;
    try {
      change.accept(this);
    } finally {
      changing = false;
      recompute();
      takeHash();
    }
    return this;
  }

  private void recompute() {
    mjData scratch = null;
    try {
      scratch = Mujoco.gw_makeData(handle);
      Mujoco.gw_setConst(handle, scratch);
    } catch (RuntimeException e) {
      throw new MujocoException("cannot change model " + name + ": " + e.getMessage(), e);
    } finally {
      Mujoco.mj_deleteData(scratch);
    }
  }

  /**
   * Makes a simulation in the model's initial state; it has its own {@code mjData}.
   *
   * @throws MujocoException if it cannot be made, for want of memory
   */
  public Simulation newSimulation() {
    acquire();
    boolean made = false;
    try {
      Simulation simulation = new Simulation(this);
      made = true;
      return simulation;
    } finally {
      if (!made) {
        release();
      }
    }
  }

  /**
   * The index of a named element.
   *
   * @throws IllegalArgumentException naming the element, the model and the names it does have
   */
  public int id(Element element, String elementName) {
    Integer id = names.find(element, elementName);
    if (id == null) {
      List<String> known = names(element);
      throw new IllegalArgumentException(
          String.format(
              "model %s has no %s named %s; it has %s",
              name, element.word(), elementName, known.isEmpty() ? "none" : known));
    }
    return id;
  }

  /** The names of all elements of a kind, in MuJoCo's order; one without a name is {@code #id}. */
  public List<String> names(Element element) {
    return names.of(element);
  }

  /** Index of a joint's first position in qpos. */
  public int qposAddress(String joint) {
    return open().jnt_qposadr().get(id(Element.JOINT, joint));
  }

  /** Index of a joint's first velocity in qvel. */
  public int qvelAddress(String joint) {
    return open().jnt_dofadr().get(id(Element.JOINT, joint));
  }

  /** Index of an actuator's first control in ctrl. */
  public int ctrlAddress(String actuator) {
    return open().actuator_ctrladr().get(id(Element.ACTUATOR, actuator));
  }

  /** What each element of ctrl drives, in its order (nu). */
  public List<Actuator> actuators() {
    checkOpen();
    return Actuator.of(this);
  }

  /** The joints, in MuJoCo's order. */
  public List<Joint> joints() {
    checkOpen();
    return Joint.of(this);
  }

  /** The sensors, in MuJoCo's order. */
  public List<Sensor> sensors() {
    checkOpen();
    return Sensor.of(this);
  }

  /** Acceleration of gravity in the world (x, y, z) [m/s²]. */
  public double[] gravity() {
    mjOption option = open().opt();
    return new double[] {option.gravity(0), option.gravity(1), option.gravity(2)};
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
    return nq;
  }

  /** Number of degrees of freedom. */
  public int nv() {
    return nv;
  }

  /** Number of controls. */
  public int nu() {
    return nu;
  }

  /** Number of bodies, the world included. */
  public int nbody() {
    return names.count(Element.BODY);
  }

  /** Length of the sensor data. */
  public int nsensordata() {
    return nsensordata;
  }

  /** Number of values in a {@link SimState}. */
  public int stateSize() {
    return stateSize;
  }

  /** What each number of the integration state is. */
  public StateLayout stateLayout() {
    checkOpen();
    return StateLayout.of(this);
  }

  /** Length of one physics step [s]. */
  public double timestep() {
    return timestep;
  }

  /** Initial positions (nq) [m], [rad], unit quaternions w x y z. Read-only. */
  public DoubleBuffer qpos0() {
    return field(open().qpos0(), nq);
  }

  /** Mass of each body (nbody) [kg]. Read-only outside {@link #changed}. */
  public DoubleBuffer bodyMass() {
    return field(open().body_mass(), nbody());
  }

  /**
   * Friction of each geom (ngeom x 3): sliding, torsional [m], rolling [m]. Read-only outside
   * {@link #changed}.
   */
  public DoubleBuffer geomFriction() {
    return field(open().geom_friction(), 3L * names.count(Element.GEOM));
  }

  /**
   * Lowest and highest value of each control (nu x 2); 0 0 for one without a limit. Read-only
   * outside {@link #changed}.
   */
  public DoubleBuffer controlRange() {
    return field(open().actuator_ctrlrange(), 2L * nu);
  }

  /**
   * Range of each joint (njnt x 2) [rad] or [m]; 0 0 for one without a limit. Read-only outside
   * {@link #changed}.
   */
  public DoubleBuffer jointRange() {
    return field(open().jnt_range(), 2L * names.count(Element.JOINT));
  }

  private DoubleBuffer field(DoublePointer pointer, long length) {
    DoubleBuffer view = buffer(pointer, length);
    return changing ? view : view.asReadOnlyBuffer();
  }

  /** A view over native memory; empty where MuJoCo allocated nothing. */
  static DoubleBuffer buffer(DoublePointer pointer, long length) {
    if (length == 0 || pointer == null || pointer.isNull()) {
      return DoubleBuffer.allocate(0);
    }
    return pointer.capacity(length).asBuffer();
  }

  private mjModel open() {
    checkOpen();
    return handle;
  }

  private void checkOpen() {
    if (closed.get()) {
      throw new IllegalStateException("model " + name + " is closed");
    }
  }

  /** The native model, for a simulation, which keeps it alive after {@link #close()}. */
  mjModel handle() {
    return handle;
  }

  /** Takes an ownership, which {@link #release()} gives up. */
  void acquire() {
    checkOpen();
    owners.incrementAndGet();
  }

  /** Gives up one ownership; the last frees the native memory. */
  void release() {
    if (owners.decrementAndGet() == 0) {
      Mujoco.mj_deleteModel(handle);
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release();
    }
  }

  /** The model's name. */
  @Override
  public String toString() {
    return name;
  }
}
