package org.gaitway.launch.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.gaitway.report.MetricsTable;
import org.gaitway.run.RunFolder;

/** The metrics of the training run that a place belongs to, if it belongs to one. */
final class LearningCurves {
  private static final int MOST_ROWS = 2000;

  private final Path place;

  LearningCurves(Path place) {
    this.place = place.toAbsolutePath();
  }

  /** In the folder itself, or in that which the file or folder lies in. */
  private Path file() {
    return Stream.of(place, place.getParent())
        .map(folder -> new RunFolder(folder).metrics())
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(new RunFolder(place).metrics());
  }

  /** Columns by name, some rows left out where they are very many; empty if there are none. */
  Map<String, double[]> read() throws IOException {
    Map<String, double[]> columns = new LinkedHashMap<>();
    Path file = file();
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      return columns;
    }
    MetricsTable table = MetricsTable.read(file);
    for (String name : table.columns()) {
      columns.put(name, thin(table.column(name)));
    }
    return columns;
  }

  /** Every n-th row, and the last in any case. */
  private static double[] thin(double[] values) {
    int every = Math.max(1, values.length / MOST_ROWS);
    int count = (values.length + every - 1) / every;
    double[] some = new double[count];
    for (int i = 0; i < count; i++) {
      some[count - 1 - i] = values[values.length - 1 - i * every];
    }
    return some;
  }

  /** A number that grows as the file does. */
  long revision() {
    return file().toFile().length();
  }
}
