/**
 * Typed configuration. Settings are plain records; {@link org.gaitway.config.ConfigBinder} overlays
 * a YAML file and {@code name=value} overrides onto a record that holds the defaults, {@link
 * org.gaitway.config.ConfigWriter} writes a record back as YAML, and {@link
 * org.gaitway.config.SettingsReference} lists what can be set, from the {@link
 * org.gaitway.config.Setting} annotations.
 *
 * <p>A record component {@code clipRange} of the record bound to {@code ppo} is the key {@code
 * ppo.clip-range} everywhere. Nothing but text, numbers and booleans is ever made from a file: YAML
 * tags are refused, no class is named by a file.
 */
package org.gaitway.config;
