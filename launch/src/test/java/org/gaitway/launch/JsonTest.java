package org.gaitway.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class JsonTest {

  @Test
  void valuesAreLaidOutOneALine() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", "ant");
    map.put("sizes", List.of(27, 8));
    map.put("nothing", null);
    map.put("none", List.of());
    map.put("inner", Map.of("ratio", 0.97));
    assertEquals(
        """
        {
          "name": "ant",
          "sizes": [
            27,
            8
          ],
          "nothing": null,
          "none": [],
          "inner": {
            "ratio": 0.97
          }
        }""",
        Json.write(map));
  }

  @Test
  void numbersThatJsonDoesNotKnowBecomeNull() {
    assertEquals("null", Json.write(Double.NaN));
    assertEquals("null", Json.write(Double.NEGATIVE_INFINITY));
  }

  @Test
  void otherTypesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Json.write(List.of('c')));
  }

  @Property(seed = "1", tries = 300)
  void textsAndNumbersReadBack(
      @ForAll List<String> texts, @ForAll double number, @ForAll long integer) {
    List<String> whole = texts.stream().map(JsonTest::withoutSurrogates).toList();
    List<Object> values = new ArrayList<>(Arrays.asList(whole, number, integer));
    Object parsed = new Load(LoadSettings.builder().build()).loadFromString(Json.write(values));
    List<?> list = (List<?>) parsed;
    assertEquals(whole, list.get(0));
    assertEquals(number, ((Number) list.get(1)).doubleValue());
    assertEquals(integer, ((Number) list.get(2)).longValue());
  }

  private static String withoutSurrogates(String text) {
    StringBuilder kept = new StringBuilder();
    // Pairs of them are written as two escapes, which the reader at hand does not put together.
    text.codePoints()
        .filter(c -> c < 0xd800 || c > 0xdfff && c < 0x10000)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
