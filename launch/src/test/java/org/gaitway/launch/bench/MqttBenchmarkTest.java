package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

class MqttBenchmarkTest {

  @Test
  void bothPairsExchangeAndAreReportedByName() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new MqttBenchmark())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute("--rounds", "2", "--trips", "20", "--warm-up", "20", "--json");
    assertEquals(0, code, err.toString());
    Map<?, ?> report =
        (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(out.toString());
    List<?> results = (List<?>) report.get("results");
    assertTrue(results.stream().allMatch(r -> (double) ((Map<?, ?>) r).get("value") > 0));
    assertEquals(
        List.of(
            "mqtt.roundtrip.p50",
            "mqtt.roundtrip.p50-paho-c",
            "mqtt.roundtrip.p90",
            "mqtt.roundtrip.p90-paho-c",
            "mqtt.roundtrip.p99",
            "mqtt.roundtrip.p99-paho-c",
            "mqtt.roundtrip.p99.9",
            "mqtt.roundtrip.p99.9-paho-c",
            "mqtt.roundtrip.ratio-p50-vs-paho-c",
            "mqtt.roundtrip.ratio-p99-vs-paho-c"),
        results.stream().map(r -> ((Map<?, ?>) r).get("name")).toList());
  }
}
