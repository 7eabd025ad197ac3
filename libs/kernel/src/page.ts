/** Every list is paged: at most 200 rows a page. */
export interface PageRequest {
  page: number;
  pageSize: number;
  sort?: string;
  search?: string;
}

export interface Page<T> {
  items: T[];
  page: number;
  pageSize: number;
  total: number;
}
