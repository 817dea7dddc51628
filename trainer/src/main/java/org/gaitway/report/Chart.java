package org.gaitway.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * A line chart: curves with bands over a common horizontal axis that starts at 0.
 *
 * @param title in bold above everything; may be empty
 * @param subtitle beneath it in grey; may be empty
 * @param xLabel what the horizontal axis counts
 * @param yLabel what the vertical axis measures, with its unit
 * @param series the curves; later ones lie over earlier ones
 */
public record Chart(
    String title, String subtitle, String xLabel, String yLabel, List<Series> series) {

  private static final Color INK = new Color(0x1f2933);
  private static final Color GREY = new Color(0x697586);
  private static final Color GRID = new Color(0xe4e7eb);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 17);
  private static final Font SMALL = TEXT.deriveFont(15f);
  private static final Font TITLE = TEXT.deriveFont(Font.BOLD, 27f);
  private static final int BAND_ALPHA = 46;
  private static final int FAINT_ALPHA = 90;
  private static final BasicStroke BOLD =
      new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final BasicStroke THIN =
      new BasicStroke(1.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final int MARGIN_LEFT = 100;
  private static final int MARGIN_RIGHT = 60;
  private static final int MARGIN_TOP = 140;
  private static final int MARGIN_BOTTOM = 78;
  private static final int LEGEND_IN_A_ROW = 3;
  private static final int LEGEND_LINE = 26;
  private static final int LEGEND_MARK = 22;

  /** Copies the list of curves. */
  public Chart {
    series = List.copyOf(series);
  }

  /**
   * Draws the chart. Needs no display.
   *
   * @param width width [pixels]
   * @param height height [pixels]
   * @return the picture
   */
  public BufferedImage draw(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      new Drawing(g, width, height).drawAll();
    } finally {
      g.dispose();
    }
    return image;
  }

  private DoubleSummaryStatistics xRange() {
    DoubleSummaryStatistics range = new DoubleSummaryStatistics();
    series.forEach(s -> accept(range, s.x()));
    return range;
  }

  private DoubleSummaryStatistics yRange() {
    DoubleSummaryStatistics range = new DoubleSummaryStatistics();
    for (Series s : series) {
      accept(range, s.y());
      s.band()
          .ifPresent(
              band -> {
                accept(range, band.lower());
                accept(range, band.upper());
              });
    }
    return range;
  }

  private static void accept(DoubleSummaryStatistics range, double[] values) {
    for (double value : values) {
      if (Double.isFinite(value)) {
        range.accept(value);
      }
    }
  }

  /** One rendering: the chart's content placed on a canvas of a given size. */
  private final class Drawing {
    private final Graphics2D g;
    private final int width;
    private final Rectangle2D plot;
    private final Axis xAxis;
    private final Axis yAxis;
    private final boolean empty;
    private final List<Series> named;

    Drawing(Graphics2D g, int width, int height) {
      this.g = g;
      this.width = width;
      this.named = series.stream().filter(s -> !s.faint()).toList();
      this.plot =
          new Rectangle2D.Double(
              MARGIN_LEFT,
              MARGIN_TOP,
              width - MARGIN_LEFT - MARGIN_RIGHT - legendColumn(),
              height - MARGIN_TOP - MARGIN_BOTTOM);
      DoubleSummaryStatistics x = xRange();
      DoubleSummaryStatistics y = yRange();
      this.empty = x.getCount() == 0 || y.getCount() == 0;
      this.xAxis = Axis.upTo(empty ? 1 : x.getMax(), 6);
      this.yAxis = Axis.around(empty ? 0 : y.getMin(), empty ? 1 : y.getMax(), 8);
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, width, height);
    }

    void drawAll() {
      drawHeading();
      drawGrid();
      if (empty) {
        text("no data yet", SMALL, GREY, plot.getCenterX(), plot.getCenterY(), 0.5);
        return;
      }
      g.clip(
          new Rectangle2D.Double(
              plot.getX() - 6, plot.getY() - 6, plot.getWidth() + 12, plot.getHeight() + 12));
      series.forEach(this::drawBand);
      series.forEach(this::drawCurve);
      g.setClip(null);
      if (legendColumn() > 0) {
        drawLegendColumn();
      } else if (named.size() > 1) {
        drawLegend();
      }
    }

    private void drawHeading() {
      text(title, TITLE, INK, MARGIN_LEFT, 48, 0);
      text(subtitle, TEXT, GREY, MARGIN_LEFT, 78, 0);
      text(yLabel, SMALL, GREY, MARGIN_LEFT, MARGIN_TOP - 18, 0);
      text(xLabel, SMALL, GREY, plot.getMaxX(), plot.getMaxY() + 58, 1);
    }

    private void drawGrid() {
      g.setStroke(new BasicStroke(1.2f));
      for (double tick : yAxis.ticks()) {
        double y = y(tick);
        g.setColor(tick == 0 ? GREY : GRID);
        g.draw(new Line2D.Double(plot.getX(), y, plot.getMaxX(), y));
        text(yAxis.label(tick), SMALL, INK, plot.getX() - 14, y + 5, 1);
      }
      for (double tick : xAxis.ticks()) {
        double x = x(tick);
        g.setColor(GREY);
        g.draw(new Line2D.Double(x, plot.getMaxY(), x, plot.getMaxY() + 7));
        text(xAxis.shortLabel(tick), SMALL, INK, x, plot.getMaxY() + 28, 0.5);
      }
      g.setColor(GREY);
      g.draw(new Line2D.Double(plot.getX(), plot.getMaxY(), plot.getMaxX(), plot.getMaxY()));
    }

    /** A polygon over each stretch without gaps. */
    private void drawBand(Series s) {
      s.band()
          .ifPresent(
              band -> {
                g.setColor(translucent(s.color(), BAND_ALPHA));
                int n = s.x().length;
                for (int from = 0; from < n; from++) {
                  int to = from;
                  while (to < n && Double.isFinite(band.lower()[to] + band.upper()[to])) {
                    to++;
                  }
                  if (to - from > 1) {
                    g.fill(bandOutline(s.x(), band, from, to));
                  }
                  from = Math.max(from, to);
                }
              });
    }

    private Path2D bandOutline(double[] x, Series.Band band, int from, int to) {
      Path2D outline = new Path2D.Double();
      outline.moveTo(x(x[from]), y(band.upper()[from]));
      for (int i = from + 1; i < to; i++) {
        outline.lineTo(x(x[i]), y(band.upper()[i]));
      }
      for (int i = to - 1; i >= from; i--) {
        outline.lineTo(x(x[i]), y(band.lower()[i]));
      }
      outline.closePath();
      return outline;
    }

    private void drawCurve(Series s) {
      g.setColor(s.faint() ? translucent(s.color(), FAINT_ALPHA) : s.color());
      g.setStroke(s.faint() ? THIN : BOLD);
      Path2D line = new Path2D.Double();
      int last = -1;
      for (int i = 0; i < s.x().length; i++) {
        if (!Double.isFinite(s.y()[i])) {
          continue;
        }
        boolean joined = last >= 0 && last == i - 1;
        if (joined) {
          line.lineTo(x(s.x()[i]), y(s.y()[i]));
        } else {
          line.moveTo(x(s.x()[i]), y(s.y()[i]));
        }
        last = i;
      }
      g.draw(line);
      if (last >= 0 && !s.faint()) {
        g.fill(new Ellipse2D.Double(x(s.x()[last]) - 5, y(s.y()[last]) - 5, 10, 10));
      }
    }

    private void drawLegend() {
      double right = plot.getMaxX();
      for (int i = named.size() - 1; i >= 0; i--) {
        Series s = named.get(i);
        text(s.name(), SMALL, INK, right, MARGIN_TOP - 18, 1);
        right -= g.getFontMetrics(SMALL).stringWidth(s.name()) + 12;
        drawMark(s, right - LEGEND_MARK, MARGIN_TOP - 23);
        right -= 46;
      }
    }

    /** Room to the right of the plot for a legend that is too long for a row; 0 when it is not. */
    private double legendColumn() {
      if (named.size() <= LEGEND_IN_A_ROW) {
        return 0;
      }
      int widest =
          named.stream()
              .mapToInt(s -> g.getFontMetrics(SMALL).stringWidth(s.name()))
              .max()
              .getAsInt();
      return widest + LEGEND_MARK + 24;
    }

    private void drawLegendColumn() {
      double left = plot.getMaxX() + 40;
      double y = plot.getY() + 10;
      for (Series s : named) {
        drawMark(s, left, y - 5);
        text(s.name(), SMALL, INK, left + LEGEND_MARK + 12, y, 0);
        y += LEGEND_LINE;
      }
    }

    private void drawMark(Series s, double x, double y) {
      g.setColor(s.color());
      g.setStroke(new BasicStroke(4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(new Line2D.Double(x, y, x + LEGEND_MARK, y));
    }

    private static Color translucent(Color color, int alpha) {
      return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    /** Draws text whose given share lies left of x, its base line at y. */
    private void text(String text, Font font, Color color, double x, double y, double share) {
      g.setFont(font);
      g.setColor(color);
      double left = x - share * g.getFontMetrics().getStringBounds(text, g).getWidth();
      g.drawString(text, (float) Math.max(0, Math.min(left, width)), (float) y);
    }

    private double x(double value) {
      return plot.getX() + xAxis.position(value) * plot.getWidth();
    }

    private double y(double value) {
      return plot.getMaxY() - yAxis.position(value) * plot.getHeight();
    }
  }
}
