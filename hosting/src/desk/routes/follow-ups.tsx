import { FollowUpsPage } from '@/features/follow-ups/components/follow-ups-page';

export default FollowUpsPage;
