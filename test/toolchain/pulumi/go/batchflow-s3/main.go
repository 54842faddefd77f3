// Command batchflow-s3 serves an S3 bucket in memory on a free loopback port, for stacks whose state is kept there. It
// prints where and how to reach it as one line of JSON, then, for each line of its standard input, what it has been asked
// for since the line before; it ends when its standard input does.
package main

import (
	"bufio"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
)

const bucket = "state"

type access struct {
	Endpoint  string `json:"endpoint"`
	Bucket    string `json:"bucket"`
	AccessKey string `json:"accessKey"`
	SecretKey string `json:"secretKey"`
}

// use counts requests by method (COPY for a PUT that names its source) and the bytes of their bodies.
type use struct {
	mutex    sync.Mutex
	Requests map[string]int `json:"requests"`
	Bytes    int64          `json:"bytes"`
}

type countingBody struct {
	io.ReadCloser
	use *use
}

func (body countingBody) Read(part []byte) (int, error) {
	count, err := body.ReadCloser.Read(part)
	body.use.mutex.Lock()
	body.use.Bytes += int64(count)
	body.use.mutex.Unlock()
	return count, err
}

// withoutChecksums takes checksums from requests: the library would answer that of an object for all that replace it, and
// the state of a stack is sent in parts, which have none as a whole, once it is larger than 16 MiB.
func withoutChecksums(next http.Handler) http.Handler {
	return http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		for name := range request.Header {
			if strings.HasPrefix(name, "X-Amz-Checksum-") {
				request.Header.Del(name)
			}
		}
		next.ServeHTTP(writer, request)
	})
}

func (counted *use) handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		method := request.Method
		if request.Header.Get("X-Amz-Copy-Source") != "" {
			method = "COPY"
		}
		counted.mutex.Lock()
		counted.Requests[method]++
		counted.mutex.Unlock()
		request.Body = countingBody{request.Body, counted}
		next.ServeHTTP(writer, request)
	})
}

func (counted *use) report(output *json.Encoder) error {
	counted.mutex.Lock()
	defer counted.mutex.Unlock()
	err := output.Encode(counted)
	counted.Requests, counted.Bytes = map[string]int{}, 0
	return err
}

func secret() string {
	value := make([]byte, 12)
	if _, err := rand.Read(value); err != nil {
		log.Fatal(err)
	}
	return hex.EncodeToString(value)
}

func main() {
	backend := s3mem.New()
	if err := backend.CreateBucket(bucket); err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	counted := &use{Requests: map[string]int{}}
	server := gofakes3.New(backend, gofakes3.WithLogger(gofakes3.DiscardLog())).Server()
	go func() { log.Fatal(http.Serve(listener, counted.handler(withoutChecksums(server)))) }()
	output := json.NewEncoder(os.Stdout)
	if err := output.Encode(access{listener.Addr().String(), bucket, "key" + secret(), secret()}); err != nil {
		log.Fatal(err)
	}
	for input := bufio.NewScanner(os.Stdin); input.Scan(); {
		if err := counted.report(output); err != nil {
			log.Fatal(err)
		}
	}
}
