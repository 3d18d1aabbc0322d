// The peer that message latency is held against: the same SDK, rules, room and query, and nothing else.
import { initializeApp } from 'firebase/app';
import {
  addDoc,
  collection,
  connectFirestoreEmulator,
  getFirestore,
  limit,
  onSnapshot,
  orderBy,
  query,
  serverTimestamp,
} from 'firebase/firestore';

const asked = new URLSearchParams(location.search);
const [host, port] = asked.get('firestore').split(':');
const firestore = getFirestore(initializeApp({ projectId: asked.get('project'), apiKey: 'demo' }));
connectFirestoreEmulator(firestore, host, Number(port));
const messages = collection(firestore, 'rooms', asked.get('room'), 'messages');

window.seenAt = {};
window.send = (text) => {
  const sentAt = Date.now();
  addDoc(messages, { from: 'client', name: 'Bench', text, at: serverTimestamp(), attachments: [] });
  return sentAt;
};
onSnapshot(query(messages, orderBy('at', 'desc'), limit(50)), (snapshot) => {
  window.isListening = true;
  for (const { type, doc } of snapshot.docChanges()) {
    if (type === 'added') window.seenAt[doc.data().text] ??= Date.now();
  }
});
