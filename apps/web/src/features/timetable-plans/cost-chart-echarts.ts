import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { SeriesPoint } from './types.js';

use([LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export interface CostChartData {
  series: readonly SeriesPoint[];
  /** End of the time axis. */
  seconds: number;
  words: { cost: string; unplaced: string; time: string };
}

export interface CostChart {
  show: (data: CostChartData) => void;
  dispose: () => void;
}

/** Two stepped lines over the seconds of a search: the penalty, and the lessons without a place. */
export function costChart(element: HTMLElement): CostChart {
  const chart = init(element, null, { renderer: 'svg' });
  const watcher = new ResizeObserver(() => chart.resize());
  watcher.observe(element);
  return {
    show: (data) => chart.setOption(optionOf(data, element)),
    dispose: () => {
      watcher.disconnect();
      chart.dispose();
    },
  };
}

function optionOf(
  { series, seconds, words }: CostChartData,
  element: HTMLElement,
): Parameters<ReturnType<typeof init>['setOption']>[0] {
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  // Time runs along the line of reading.
  const isRtl = document.documentElement.dir === 'rtl';
  const style = getComputedStyle(element);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const text = { color: color('--ink-soft'), fontFamily: style.fontFamily };
  const line = (name: string, shade: string, axis: number, values: [number, number][], type: 'solid' | 'dashed') => ({
    name,
    type: 'line' as const,
    step: 'end' as const,
    yAxisIndex: axis,
    showSymbol: false,
    // The best so far holds until something better is found, so the line goes on to the last point heard.
    data: values,
    lineStyle: { color: shade, width: 2.5, type },
    itemStyle: { color: shade },
  });
  const axis = (position: 'left' | 'right', shade: string) => ({
    type: 'value' as const,
    position,
    min: 0,
    minInterval: 1,
    axisLabel: { ...text, color: shade },
    splitLine: { show: position === (isRtl ? 'right' : 'left'), lineStyle: { color: color('--line') } },
  });
  const [indigo, apricot] = [color('--indigo'), color('--apricot-deep')];
  return {
    animation: !isStill,
    animationDuration: 200,
    textStyle: text,
    grid: { left: 8, right: 8, top: 40, bottom: 4, containLabel: true },
    legend: { top: 0, textStyle: text, data: [words.cost, words.unplaced] },
    tooltip: { trigger: 'axis' },
    xAxis: {
      type: 'value',
      min: 0,
      max: seconds,
      inverse: isRtl,
      axisLabel: text,
      splitLine: { show: false },
    },
    yAxis: [axis(isRtl ? 'right' : 'left', indigo), axis(isRtl ? 'left' : 'right', apricot)],
    series: [
      line(
        words.cost,
        indigo,
        0,
        series.map((point) => [point.seconds, point.cost]),
        'solid',
      ),
      line(
        words.unplaced,
        apricot,
        1,
        series.map((point) => [point.seconds, point.unplaced]),
        'dashed',
      ),
    ],
  };
}
