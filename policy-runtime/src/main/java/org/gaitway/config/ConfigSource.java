package org.gaitway.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where configuration comes from: a file, or an override on the command line. */
final class ConfigSource {

  private static final int MAX_BYTES = 4 << 20;

  private ConfigSource() {}

  /**
   * Reads a YAML file.
   *
   * @param path the file
   * @return its value; empty when it holds nothing
   * @throws ConfigException when it cannot be read
   */
  static Optional<YamlValue> file(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new ConfigException("the configuration file " + path + " is larger than 4 MiB");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return YamlReader.read(path.toString(), text);
    } catch (NoSuchFileException e) {
      throw new ConfigException("there is no configuration file " + path, e);
    } catch (CharacterCodingException e) {
      throw new ConfigException("the configuration file " + path + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw new ConfigException(
          "cannot read the configuration file " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads an override.
   *
   * @param override {@code name=value}, the name dotted, the value in YAML
   * @return sections nested as the name says
   * @throws ConfigException when it has not that form
   */
  static YamlValue override(String override) {
    String source = "--set " + override;
    int equals = override.indexOf('=');
    String[] segments = override.substring(0, Math.max(equals, 0)).strip().split("\\.", -1);
    for (String segment : segments) {
      if (segment.isEmpty()) {
        throw new ConfigException("an override must have the form name=value, was " + override);
      }
    }
    Place place = new Place(source, 0);
    YamlValue value =
        YamlReader.readInline(source, override.substring(equals + 1))
            .orElse(new YamlValue.Scalar("", true, place));
    for (int i = segments.length - 1; i >= 0; i--) {
      value = new YamlValue.Mapping(new LinkedHashMap<>(Map.of(segments[i], value)), place);
    }
    return value;
  }
}
