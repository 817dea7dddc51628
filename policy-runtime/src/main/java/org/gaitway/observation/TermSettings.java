package org.gaitway.observation;

import java.util.Optional;
import org.gaitway.config.Setting;

/**
 * A term in the section {@code observation} of a robot file.
 *
 * @param source of its values; the policy's if absent
 * @param cutoff of a low-pass filter on them
 */
public record TermSettings(
    @Setting(
            "where the term's values come from, as in joint-position(hip,knee); else as the policy says")
        Optional<String> source,
    @Setting(value = "cut-off of a first-order low-pass filter [Hz]; else none", min = 0)
        Optional<Double> cutoff) {}
