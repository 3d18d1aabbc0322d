import { LeadsPage } from '@/features/leads/components/leads-page';

export default LeadsPage;
