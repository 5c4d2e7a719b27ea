package io.replicagateway.page;

/** Where the bytes of hot pages lie while they are sent: outside the heap, and the longer ones in files too. */
record HotMemory(OffHeap offHeap, PageFiles files) {}
