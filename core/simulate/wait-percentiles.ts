export { WaitCounts as WaitPercentiles } from './estimates/wait-counts.ts';
