package org.gaitway.launch.episodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.gaitway.cdr.CdrException;
import org.gaitway.cdr.CdrWriter;
import org.gaitway.cdr.MessageDecoder;
import org.gaitway.cdr.MessageDefinition;
import org.gaitway.cdr.MessageValue;
import org.junit.jupiter.api.Test;

class LoopTimesTest {
  private static final String FIELDS =
      "int64 deadline\nint64 wake_up\nint64 now\nint64 compute_time\nint64 stamp\nbool present\n";

  @Test
  void percentilesAreInMicroseconds() throws CdrException {
    LoopTimes times = new LoopTimes();
    for (int i = 1; i <= 100; i++) {
      times.add(tick(i, true));
    }
    List<Map<String, Object>> rows = times.rows();
    assertEquals(List.of("state age [us]", "wake-up [us]", "compute time [us]"), names(rows));
    assertEquals(50, (double) rows.get(0).get("p50"), 0.1);
    assertEquals(1980, (double) rows.get(1).get("p99"), 2);
    assertEquals(300, (double) rows.get(2).get("max"), 0.5);
    assertEquals(100L, rows.get(2).get("count"));
  }

  @Test
  void ticksWithoutAStateHaveNoAge() throws CdrException {
    LoopTimes times = new LoopTimes();
    times.add(tick(1, false));
    assertEquals(List.of("wake-up [us]", "compute time [us]"), names(times.rows()));
    assertEquals(List.of(), new LoopTimes().rows());
  }

  private static List<Object> names(List<Map<String, Object>> rows) {
    return rows.stream().map(row -> row.get("name")).toList();
  }

  /** A state of i us, a wake-up 20 i us late, 3 i us of computing. */
  private static MessageValue tick(int i, boolean present) throws CdrException {
    long deadline = 1_000_000_000L * i;
    CdrWriter cdr =
        new CdrWriter()
            .begin()
            .int64(deadline)
            .int64(deadline + 20_000L * i)
            .int64(deadline + 21_000L * i)
            .int64(3_000L * i)
            .int64(present ? deadline + 20_000L * i : Long.MIN_VALUE)
            .bool(present);
    MessageDefinition type = MessageDefinition.parse("x_msgs/Tick", FIELDS);
    return new MessageDecoder(type).decode(cdr.toByteArray());
  }
}
