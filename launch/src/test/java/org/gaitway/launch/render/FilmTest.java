package org.gaitway.launch.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.sim.Model;
import org.gaitway.sim.SimState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilmTest {
  private final Model model = Model.shipped("reacher");

  @AfterEach
  void close() {
    model.close();
  }

  /** States every 0.1 s from a time on, as a log of the rest of an episode has them. */
  private final class Steps implements FrameSource {
    private final double start;
    private final int count;
    private int given;

    Steps(double start, int count) {
      this.start = start;
      this.count = count;
    }

    @Override
    public Model model() {
      return model;
    }

    @Override
    public double period() {
      return 0.1;
    }

    @Override
    public SimState next() {
      if (given == count) {
        return null;
      }
      double[] values = new double[model.stateSize()];
      values[0] = start + 0.1 * given++;
      return SimState.of(model, values);
    }

    @Override
    public void close() {}
  }

  /** The states shown, by their numbers. */
  private List<Long> shown(Film film, double start, int count) throws IOException {
    List<Long> shown = new ArrayList<>();
    int frames =
        film.play(
            new Steps(start, count), state -> shown.add(Math.round((state.time() - start) / 0.1)));
    assertEquals(shown.size(), frames);
    return shown;
  }

  private static Film all(int fps, double speed) {
    return new Film(0, Double.POSITIVE_INFINITY, fps, speed);
  }

  @Test
  void atTheStatesRateEachIsShownOnce() throws IOException {
    assertEquals(List.of(0L, 1L, 2L, 3L), shown(all(10, 1), 0, 4));
  }

  @Test
  void slowMotionShowsThemLonger() throws IOException {
    assertEquals(List.of(0L, 0L, 1L, 1L, 2L), shown(all(10, 0.5), 0, 3));
    assertEquals(List.of(0L, 0L, 1L, 1L, 2L), shown(all(20, 1), 0, 3));
  }

  @Test
  void whatIsFasterLeavesSomeOut() throws IOException {
    assertEquals(List.of(0L, 3L, 6L, 9L), shown(all(10, 3), 0, 10));
    assertEquals(List.of(0L, 2L, 5L, 7L), shown(all(4, 1), 0, 9));
  }

  @Test
  void aPartIsCountedFromTheFirstState() throws IOException {
    assertEquals(List.of(2L, 3L, 4L), shown(new Film(0.2, 0.5, 10, 1), 17.3, 20));
  }

  @Test
  void aPictureIsAFilmOfOneFrame() throws IOException {
    assertEquals(List.of(5L), shown(new Film(0.55, 0.55, 10, 1), 0, 20));
  }

  @Test
  void anEpisodeThatIsOverBeforeShowsNothing() throws IOException {
    assertEquals(List.of(), shown(new Film(5, 6, 10, 1), 0, 20));
    assertEquals(List.of(), shown(all(10, 1), 0, 0));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Film(-1, 2, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new Film(2, 1, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new Film(0, Double.NaN, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new Film(0, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Film(0, 1, 10, 0));
    assertThrows(IllegalArgumentException.class, () -> PictureSize.parse("640"));
    assertThrows(IllegalArgumentException.class, () -> PictureSize.parse("641x480"));
    assertThrows(IllegalArgumentException.class, () -> PictureSize.parse("99999x480"));
    assertEquals(new PictureSize(640, 480), PictureSize.parse("640x480"));
  }
}
