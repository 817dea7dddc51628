package org.gaitway.sim;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.bytedeco.javacpp.DoublePointer;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjData;
import org.gaitway.sim.mujoco.mjModel;
import org.gaitway.sim.mujoco.mjOption;

/**
 * A compiled MuJoCo model ({@code mjModel}). Names are resolved to indices once, at loading.
 *
 * <p>Immutable and safe to share between threads, {@link #changed} and {@linkplain #copy() copies}
 * apart. It owns native memory, which is freed when the model and every {@link Simulation} and copy
 * made from it are closed, in any order. Closing twice is harmless. After {@link #close()} names,
 * sizes and hash can still be read; what needs the native memory throws {@link
 * IllegalStateException}, and buffers obtained before must no longer be touched.
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
          "quadruped",
          "reacher",
          "swimmer",
          "walker2d");

  private final ModelFacts facts;
  private final NativeModel memory;
  private String sha256;
  private boolean changing;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Model(ModelLoader.Loaded loaded) {
    this.facts = ModelFacts.of(loaded);
    this.memory = NativeModel.of(loaded.model());
    takeHash();
  }

  /** A copy, which takes over its memory. */
  private Model(Model original, NativeModel memory) {
    this.facts = original.facts;
    this.memory = memory;
    this.sha256 = original.sha256;
  }

  /**
   * Loads an MJCF or URDF file. Files that it refers to are looked for beside it.
   *
   * @throws ModelLoadException if there is no such file or it is not a valid model; the message has
   *     the file, MuJoCo's reason, and the line where it gives one
   */
  public static Model load(Path file) {
    return load(file, ModelEdits.NONE);
  }

  /**
   * As {@link #load(Path)}, with edits.
   *
   * @throws ModelLoadException also if the model cannot be edited so, such as for want of a joint
   */
  public static Model load(Path file, ModelEdits edits) {
    return new Model(ModelLoader.load(file, edits));
  }

  /**
   * Compiles MJCF or URDF text. Files that it refers to are looked for in the working directory.
   *
   * @param name what to call the model in messages
   * @throws ModelLoadException if the text is not a valid model
   */
  public static Model parse(String name, String mjcf) {
    return parse(name, mjcf, ModelEdits.NONE);
  }

  /**
   * As {@link #parse(String, String)}, with edits.
   *
   * @throws ModelLoadException also if the model cannot be edited so
   */
  public static Model parse(String name, String mjcf, ModelEdits edits) {
    return new Model(ModelLoader.parse(name, mjcf, edits));
  }

  /**
   * Loads one of the models that come with Gaitway.
   *
   * @param name one of {@link #SHIPPED}
   * @throws ModelLoadException if there is no such model
   */
  public static Model shipped(String name) {
    return shipped(name, ModelEdits.NONE);
  }

  /**
   * As {@link #shipped(String)}, with edits.
   *
   * @throws ModelLoadException also if the model cannot be edited so
   */
  public static Model shipped(String name, ModelEdits edits) {
    if (!SHIPPED.contains(name)) {
      throw new ModelLoadException(name, "no such shipped model; there are " + SHIPPED);
    }
    return resource(Model.class, "models/" + name + ".xml", edits);
  }

  /**
   * Compiles an MJCF file that lies beside a class, in its folder or jar. In a folder it may refer
   * to other files, such as meshes, as any file may; in a jar it may not.
   *
   * @param file relative to the class's package
   * @throws ModelLoadException if there is no such file or it is not a valid model
   */
  public static Model resource(Class<?> beside, String file) {
    return resource(beside, file, ModelEdits.NONE);
  }

  /**
   * As {@link #resource(Class, String)}, with edits.
   *
   * @throws ModelLoadException also if the model cannot be edited so
   */
  public static Model resource(Class<?> beside, String file, ModelEdits edits) {
    return new Model(ModelLoader.resource(beside, file, edits));
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
    return ModelBytes.of(open(), facts.disableflags());
  }

  /** Hashes the model as it was written, then sets what Gaitway wants of every model. */
  private void takeHash() {
    sha256 = ModelBytes.sha256(handle(), facts.disableflags());
    // A diverged state is kept for the caller to see, rather than silently replaced by qpos0.
    handle().opt().disableflags(facts.disableflags() | Mujoco.mjDSBL_AUTORESET);
  }

  /**
   * Makes a variant of this model, such as one whose feet slip: lets {@code change} write to the
   * buffers that this model gives, recomputes what follows from them ({@code mj_setConst}), and
   * takes the hash anew. Not thread-safe: change a model before sharing it.
   *
   * @param change gets this model, whose buffers can be written until it returns
   * @return this model
   * @throws IllegalStateException if a simulation or copy was made of it and is still open, or if
   *     it is a copy itself
   */
  public Model changed(Consumer<Model> change) {
    checkOpen();
    if (memory.hasSeveralOwners() || isCopy()) {
      throw new IllegalStateException("model " + this + " is in use and cannot be changed");
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
      scratch = Mujoco.gw_makeData(handle());
      Mujoco.gw_setConst(handle(), scratch);
    } catch (RuntimeException e) {
      throw new MujocoException("cannot change model " + this + ": " + e.getMessage(), e);
    } finally {
      Mujoco.mj_deleteData(scratch);
    }
  }

  /**
   * Makes a copy with physical parameters of its own, such as one for each environment: what {@link
   * #field} gives of it can be written to at any time, also while simulations of it are open. It is
   * small, since it shares meshes, textures, height fields and names with its original, whose
   * native memory lives as long as the copy. Its hash is its original's, whatever is written: to
   * saved states it is the same model.
   *
   * <p>Not thread-safe, unlike other models: a copy and its simulations belong to one thread at a
   * time. Different copies may be used by different threads.
   *
   * @throws MujocoException if there is not enough memory
   */
  public Model copy() {
    checkOpen();
    NativeModel copied = memory.copy();
    if (copied == null) {
      throw new MujocoException("cannot copy model " + this + ": there is not enough memory");
    }
    return new Model(this, copied);
  }

  /** Whether it is a {@link #copy()}. */
  public boolean isCopy() {
    return memory.isCopy();
  }

  /**
   * Gives a copy back all parameters that its original has now, derived ones included. Real-time
   * safe.
   *
   * @throws IllegalStateException if this is no copy
   */
  public void resetParameters() {
    requireCopy();
    memory.reset();
  }

  /**
   * Recomputes what MuJoCo derives from a copy's parameters ({@code mj_setConst}), such as the
   * masses of subtrees; to be called after writing to fields that {@link ModelField#isDerivedFrom}
   * says this of. The derived values are those in the pose {@link ModelField#QPOS0}. Real-time
   * safe.
   *
   * @param scratch a simulation of this copy, whose state is lost: reset it before going on
   * @throws IllegalStateException if this is no copy
   * @throws IllegalArgumentException if the simulation is one of another model
   * @throws MujocoException if MuJoCo reports an error, such as a body without mass
   */
  public void setConstants(Simulation scratch) {
    requireCopy();
    if (scratch.model() != this) {
      throw new IllegalArgumentException("the simulation is of another model than this copy");
    }
    try {
      memory.setConstants(scratch.data());
    } catch (RuntimeException e) {
      throw new MujocoException(
          "cannot derive the constants of " + this + ": " + MujocoException.oneLine(e.getMessage()),
          e);
    }
  }

  private void requireCopy() {
    checkOpen();
    if (!isCopy()) {
      throw new IllegalStateException("model " + this + " is shared: only copies of it can vary");
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
    Integer id = facts.names().find(element, elementName);
    if (id == null) {
      List<String> known = names(element);
      throw new IllegalArgumentException(
          String.format(
              "model %s has no %s named %s; it has %s",
              this, element.word(), elementName, known.isEmpty() ? "none" : known));
    }
    return id;
  }

  /** The names of all elements of a kind, in MuJoCo's order; one without a name is {@code #id}. */
  public List<String> names(Element element) {
    return facts.names().of(element);
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

  /** Index of the body that a geom is fixed to; 0 is the world. */
  public int bodyOf(int geom) {
    return open().geom_bodyid().get(geom);
  }

  /** Whether a geom can touch anything: geoms that are only drawn cannot. */
  public boolean collides(int geom) {
    return open().geom_contype().get(geom) != 0 || open().geom_conaffinity().get(geom) != 0;
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
    return facts.name();
  }

  /**
   * SHA-256 of the compiled model in MuJoCo's binary form, in hexadecimal: equal for texts that
   * differ in layout alone, different for another MuJoCo version. A copy has its original's.
   */
  public String sha256() {
    return sha256;
  }

  /** What MuJoCo warned of while it compiled the model. */
  public List<String> warnings() {
    return facts.warnings();
  }

  /** Number of position coordinates. */
  public int nq() {
    return facts.nq();
  }

  /** Number of degrees of freedom. */
  public int nv() {
    return facts.nv();
  }

  /** Number of controls. */
  public int nu() {
    return facts.nu();
  }

  /** Number of bodies, the world included. */
  public int nbody() {
    return facts.names().count(Element.BODY);
  }

  /** Length of the sensor data. */
  public int nsensordata() {
    return facts.nsensordata();
  }

  /** Number of values in a {@link SimState}. */
  public int stateSize() {
    return facts.stateSize();
  }

  /** What each number of the integration state is. */
  public StateLayout stateLayout() {
    checkOpen();
    return StateLayout.of(this);
  }

  /** Length of one physics step [s]. */
  public double timestep() {
    return facts.timestep();
  }

  /** Initial positions (nq) [m], [rad], unit quaternions w x y z. As {@link #field}. */
  public DoubleBuffer qpos0() {
    return field(ModelField.QPOS0);
  }

  /** Mass of each body (nbody) [kg]. As {@link #field}. */
  public DoubleBuffer bodyMass() {
    return field(ModelField.BODY_MASS);
  }

  /** Friction of each geom (ngeom x 3): sliding, torsional [m], rolling [m]. As {@link #field}. */
  public DoubleBuffer geomFriction() {
    return field(ModelField.GEOM_FRICTION);
  }

  /**
   * Lowest and highest value of each control (nu x 2); 0 0 for one without a limit. As {@link
   * #field}.
   */
  public DoubleBuffer controlRange() {
    return field(ModelField.ACTUATOR_CTRLRANGE);
  }

  /**
   * Range of each joint (njnt x 2) [rad] or [m]; 0 0 for one without a limit. As {@link #field}.
   */
  public DoubleBuffer jointRange() {
    return field(ModelField.JOINT_RANGE);
  }

  /**
   * The numbers of a physical parameter, as a view of native memory. Of a {@link #copy()} it can be
   * written to, of any other model only within {@link #changed}. Each call makes a new view: keep
   * it.
   */
  public DoubleBuffer field(ModelField field) {
    DoubleBuffer view = buffer(field.pointer(open()), field.length(handle()));
    return changing || isCopy() ? view : view.asReadOnlyBuffer();
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
    return handle();
  }

  private void checkOpen() {
    if (closed.get()) {
      throw new IllegalStateException("model " + this + " is closed");
    }
  }

  /** The native model, for a simulation, which keeps it alive after {@link #close()}. */
  mjModel handle() {
    return memory.struct();
  }

  /** Takes an ownership, which {@link #release()} gives up. */
  void acquire() {
    checkOpen();
    memory.acquire();
  }

  /** Gives up one ownership; the last frees the native memory. */
  void release() {
    memory.release();
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
    return facts.name();
  }
}
