package org.gaitway.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents one component of a settings record, for the reference that users read and for the range
 * check.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

  /**
   * What the setting does.
   *
   * @return one sentence, with the unit in brackets
   */
  String value();

  /**
   * Where the default comes from.
   *
   * @return a paper with its table or equation, or the tool that uses the same value; empty when it
   *     is our own choice
   */
  String source() default "";

  /**
   * The smallest value that a file or an override may give.
   *
   * @return the inclusive lower bound of a number, or of each number in a list
   */
  double min() default Double.NEGATIVE_INFINITY;

  /**
   * The largest value that a file or an override may give.
   *
   * @return the inclusive upper bound of a number, or of each number in a list
   */
  double max() default Double.POSITIVE_INFINITY;

  /**
   * Whether an optional setting that is empty is left out where settings are written. Of use where
   * the defaults that it is read back on have none either.
   *
   * @return false to write {@code null}
   */
  boolean leftOut() default false;
}
