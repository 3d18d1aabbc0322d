import { ClientPage } from '@/features/client/components/client-page';

export default ClientPage;
