import { TodayPage } from '@/features/dashboard/components/today-page';

export default TodayPage;
