package org.gaitway.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaitway.sim.mujoco.mjModel;

/** Reads the surfaces of a model's meshes and height fields, each once. */
final class SurfaceReader {
  private final mjModel model;
  private final Map<Integer, TriangleMesh> meshes = new HashMap<>();
  private final Map<Integer, TriangleMesh> fields = new HashMap<>();

  SurfaceReader(mjModel model) {
    this.model = model;
  }

  /**
   * The surface of a geom.
   *
   * @param data index of its mesh or height field
   */
  Optional<TriangleMesh> of(Geom.Shape shape, int data) {
    return switch (shape) {
      case MESH -> Optional.of(meshes.computeIfAbsent(data, this::mesh));
      case HEIGHT_FIELD -> Optional.of(fields.computeIfAbsent(data, this::heightField));
      default -> Optional.empty();
    };
  }

  private TriangleMesh mesh(int id) {
    float[] vertices = new float[3 * model.mesh_vertnum().get(id)];
    model.mesh_vert().getPointer(3L * model.mesh_vertadr().get(id)).get(vertices);
    int[] triangles = new int[3 * model.mesh_facenum().get(id)];
    model.mesh_face().getPointer(3L * model.mesh_faceadr().get(id)).get(triangles);
    return new TriangleMesh(vertices, triangles);
  }

  /** Rows run along y, columns along x; heights are fractions of the greatest elevation. */
  private TriangleMesh heightField(int id) {
    int rows = model.hfield_nrow().get(id);
    int columns = model.hfield_ncol().get(id);
    float[] vertices = new float[3 * rows * columns];
    long data = model.hfield_adr().get(id);
    double[] size = new double[4];
    model.hfield_size().getPointer(4L * id).get(size);
    for (int i = 0; i < rows * columns; i++) {
      vertices[3 * i] = (float) (size[0] * (2.0 * (i % columns) / (columns - 1) - 1));
      vertices[3 * i + 1] = (float) (size[1] * (2.0 * (i / columns) / (rows - 1) - 1));
      vertices[3 * i + 2] = (float) (size[2] * model.hfield_data().get(data + i));
    }
    return new TriangleMesh(vertices, grid(rows, columns));
  }

  /** Two triangles for each cell, cut as MuJoCo does: from its first corner to the opposite one. */
  private static int[] grid(int rows, int columns) {
    int[] triangles = new int[6 * (rows - 1) * (columns - 1)];
    int at = 0;
    for (int row = 0; row < rows - 1; row++) {
      for (int column = 0; column < columns - 1; column++) {
        int corner = row * columns + column;
        int above = corner + columns;
        for (int vertex : new int[] {corner, corner + 1, above + 1, corner, above + 1, above}) {
          triangles[at++] = vertex;
        }
      }
    }
    return triangles;
  }
}
