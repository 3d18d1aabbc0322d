import { TdsPage } from '@/features/tds/components/tds-page';

export default TdsPage;
