import { InvoicesPage } from '@/features/invoices-list/components/invoices-page';

export default InvoicesPage;
