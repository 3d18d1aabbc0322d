import { ClientsPage } from '@/features/client/components/clients-page';

export default ClientsPage;
