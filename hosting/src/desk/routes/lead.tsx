import { LeadPage } from '@/features/leads/components/lead-page';

export default LeadPage;
