package org.gaitway.launch.view.recording;

import java.util.List;

/**
 * Signals that belong together.
 *
 * @param id that requests name it by
 * @param title for people
 * @param unit of all its signals; empty where it has none, or they differ
 * @param names of the signals
 * @param samples how many there are
 * @param stride of how many samples one is kept; 1 as long as all are
 */
public record Group(
    String id, String title, String unit, List<String> names, int samples, int stride) {}
