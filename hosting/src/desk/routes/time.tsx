import { TimePage } from '@/features/time/components/time-page';

export default TimePage;
