/** The benchmarks behind {@code gaitway bench}; docs/benchmarks.md lists their figures. */
package org.gaitway.launch.bench;
