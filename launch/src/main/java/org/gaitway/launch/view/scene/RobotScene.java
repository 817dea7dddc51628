package org.gaitway.launch.view.scene;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.launch.view.recording.Frame;
import org.gaitway.launch.view.recording.Recording;
import org.gaitway.sim.BodyPoses;
import org.gaitway.sim.Element;
import org.gaitway.sim.Geom;
import org.gaitway.sim.Model;
import org.gaitway.sim.TriangleMesh;

/**
 * What a model looks like, and where its bodies are in the frames of a recording. Thread-safe; owns
 * the model. Bytes are little endian.
 */
public final class RobotScene implements AutoCloseable {
  private static final int HEADER_BYTES = 16;

  private final Model model;
  private final BodyPoses poses;
  private final List<Geom> geoms;
  private final List<TriangleMesh> surfaces;

  /** Takes over a model. */
  public RobotScene(Model model) {
    this.model = model;
    this.poses = new BodyPoses(model);
    this.geoms = Geom.of(model);
    this.surfaces = geoms.stream().map(Geom::surface).flatMap(Optional::stream).distinct().toList();
  }

  /** The model. */
  public Model model() {
    return model;
  }

  /** Length of the states that it can draw. */
  public int stateSize() {
    return poses.stateSize();
  }

  /** The bodies' names and the shapes, as maps and lists for JSON. */
  public Map<String, Object> describe() {
    List<Object> shapes = new ArrayList<>();
    for (Geom geom : geoms) {
      Map<String, Object> shape = new LinkedHashMap<>();
      shape.put("name", geom.name());
      shape.put("shape", geom.shape().name());
      shape.put("body", geom.body());
      shape.put("group", geom.group());
      shape.put("position", numbers(geom.position()));
      shape.put("rotation", numbers(geom.rotation()));
      shape.put("size", numbers(geom.size()));
      shape.put("colour", colour(geom.colour()));
      geom.surface().ifPresent(surface -> shape.put("surface", surfaces.indexOf(surface)));
      shapes.add(shape);
    }
    Map<String, Object> scene = new LinkedHashMap<>();
    scene.put("model", model.name());
    scene.put("bodies", model.names(Element.BODY));
    scene.put("geoms", shapes);
    return scene;
  }

  private static List<Object> numbers(double[] values) {
    List<Object> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }

  private static List<Object> colour(float[] values) {
    List<Object> list = new ArrayList<>();
    for (float value : values) {
      list.add((double) value);
    }
    return list;
  }

  /**
   * A surface: the number of vertices and of triangles (int), vertices (x, y, z: float), triangles
   * (three int each).
   *
   * @return empty if there is no such surface
   */
  public Optional<byte[]> surface(int index) {
    if (index < 0 || index >= surfaces.size()) {
      return Optional.empty();
    }
    float[] vertices = surfaces.get(index).vertices();
    int[] triangles = surfaces.get(index).triangles();
    ByteBuffer out = allocate(8 + 4L * (vertices.length + triangles.length));
    out.putInt(vertices.length / 3).putInt(triangles.length / 3);
    out.asFloatBuffer().put(vertices);
    out.position(8 + 4 * vertices.length).asIntBuffer().put(triangles);
    return Optional.of(out.array());
  }

  /**
   * Poses and contacts of some frames: four ints (first frame, number of frames, number of bodies,
   * frames from one to the next), the poses (frames x bodies x 7: float), the number of contacts
   * before each frame and after the last (frames + 1: int), the contacts (x 7: float). A state that
   * is not finite has poses that are not.
   *
   * @throws org.gaitway.sim.MujocoException if MuJoCo reports an error
   */
  public synchronized byte[] poses(Recording recording, int from, int count, int stride) {
    List<Frame> frames = recording.frames(from, count, stride);
    int bodies = model.nbody();
    FloatBuffer placed = FloatBuffer.allocate(frames.size() * bodies * BodyPoses.POSE);
    int[] before = new int[frames.size() + 1];
    List<float[]> contacts = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      float[] touching = place(recording.pose(), frames.get(i).values(), placed);
      contacts.add(touching);
      before[i + 1] = before[i] + touching.length / BodyPoses.CONTACT;
    }
    int total = before[frames.size()] * BodyPoses.CONTACT;
    ByteBuffer out = allocate(HEADER_BYTES + 4L * (placed.capacity() + before.length + total));
    out.putInt(from).putInt(frames.size()).putInt(bodies).putInt(stride);
    placed.flip();
    while (placed.hasRemaining()) {
      out.putFloat(placed.get());
    }
    for (int number : before) {
      out.putInt(number);
    }
    for (float[] touching : contacts) {
      for (float value : touching) {
        out.putFloat(value);
      }
    }
    return out.array();
  }

  /** Writes the poses of one frame, and gives its contacts. */
  private float[] place(Recording.Pose kind, double[] values, FloatBuffer out) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        for (int i = 0; i < model.nbody() * BodyPoses.POSE; i++) {
          out.put(Float.NaN);
        }
        return new float[0];
      }
    }
    if (kind == Recording.Pose.STATE) {
      poses.setState(values);
    } else {
      poses.setPositions(values);
    }
    poses.copyPoses(out);
    FloatBuffer touching = FloatBuffer.allocate(poses.contacts() * BodyPoses.CONTACT);
    poses.copyContacts(touching);
    return touching.array();
  }

  private static ByteBuffer allocate(long bytes) {
    return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public synchronized void close() {
    poses.close();
    model.close();
  }
}
