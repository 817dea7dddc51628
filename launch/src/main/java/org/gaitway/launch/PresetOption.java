package org.gaitway.launch;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.gaitway.config.NearestName;
import org.gaitway.ppo.TrainingSettings.Preset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The names of presets on the command line: those of the constants, in small letters. */
public final class PresetOption implements ITypeConverter<Preset>, Iterable<String> {

  private static final List<String> NAMES =
      Arrays.stream(Preset.values()).map(PresetOption::name).toList();

  /**
   * A preset's name on the command line.
   *
   * @param preset the preset
   * @return for example {@code paper}
   */
  public static String name(Preset preset) {
    return preset.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Preset convert(String name) {
    int index = NAMES.indexOf(name);
    if (index < 0) {
      String nearest = NearestName.of(name, NAMES).orElseThrow();
      throw new TypeConversionException(
          "unknown preset " + name + " (did you mean " + nearest + "?)");
    }
    return Preset.values()[index];
  }

  @Override
  public Iterator<String> iterator() {
    return NAMES.iterator();
  }
}
