package org.gaitway.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gauges of one scene, each made when the first term asks for it. */
final class Gauges implements AutoCloseable {
  private final Map<Gauge.Kind<?>, Gauge> made = new HashMap<>();
  private final List<Gauge> all = new ArrayList<>();

  /** The gauge of a kind. */
  <G extends Gauge> G of(Gauge.Kind<G> kind, Scene scene) {
    Gauge known = made.get(kind);
    if (known == null) {
      known = kind.bind(scene);
      made.put(kind, known);
      all.add(known);
    }
    @SuppressWarnings("unchecked") // A kind of G makes a G.
    G gauge = (G) known;
    return gauge;
  }

  /** An episode begins. */
  void begin() {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).begin();
    }
  }

  /** A step's physics is done. */
  void measure() {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).measure();
    }
  }

  @Override
  public void close() {
    all.forEach(Gauge::close);
    all.clear();
  }
}
