// Package main serves storage for the tests of file systems on free loopback ports: SFTP and S3, both empty at the
// start. It prints where and how to reach them as one line of JSON, and ends when its standard input does.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
)

const bucket = "batchflow"

type sftpAccess struct {
	Address  string `json:"address"`
	User     string `json:"user"`
	Password string `json:"password"`
	Root     string `json:"root"`
}

type s3Access struct {
	Endpoint  string `json:"endpoint"`
	Bucket    string `json:"bucket"`
	AccessKey string `json:"accessKey"`
	SecretKey string `json:"secretKey"`
}

type access struct {
	Sftp sftpAccess `json:"sftp"`
	S3   s3Access   `json:"s3"`
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: storage <folder that SFTP serves>")
	}
	root, err := filepath.Abs(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	sftpServer, err := serveSftp(root)
	if err != nil {
		log.Fatal(err)
	}
	s3Server, err := serveS3()
	if err != nil {
		log.Fatal(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(access{Sftp: sftpServer, S3: s3Server}); err != nil {
		log.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, os.Stdin)
}

func secret() string {
	value := make([]byte, 12)
	if _, err := rand.Read(value); err != nil {
		log.Fatal(err)
	}
	return hex.EncodeToString(value)
}

func serveS3() (s3Access, error) {
	backend := s3mem.New()
	if err := backend.CreateBucket(bucket); err != nil {
		return s3Access{}, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return s3Access{}, err
	}
	server := gofakes3.New(backend, gofakes3.WithLogger(gofakes3.DiscardLog())).Server()
	go func() { log.Fatal(http.Serve(listener, server)) }()
	return s3Access{listener.Addr().String(), bucket, "key" + secret(), secret()}, nil
}

func serveSftp(root string) (sftpAccess, error) {
	served := sftpAccess{User: "batchflow", Password: secret(), Root: root}
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return served, err
	}
	signer, err := ssh.NewSignerFromKey(key)
	if err != nil {
		return served, err
	}
	config := &ssh.ServerConfig{
		PasswordCallback: func(connection ssh.ConnMetadata, password []byte) (*ssh.Permissions, error) {
			if connection.User() == served.User && bytes.Equal(password, []byte(served.Password)) {
				return nil, nil
			}
			return nil, errors.New("wrong user or password")
		},
	}
	config.AddHostKey(signer)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return served, err
	}
	served.Address = listener.Addr().String()
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				log.Fatal(err)
			}
			go serveConnection(connection, config)
		}
	}()
	return served, nil
}

func serveConnection(connection net.Conn, config *ssh.ServerConfig) {
	defer connection.Close()
	_, channels, requests, err := ssh.NewServerConn(connection, config)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for newChannel := range channels {
		if newChannel.ChannelType() != "session" {
			_ = newChannel.Reject(ssh.UnknownChannelType, "only sessions")
			continue
		}
		channel, requests, err := newChannel.Accept()
		if err != nil {
			return
		}
		go serveSession(channel, requests)
	}
}

func serveSession(channel ssh.Channel, requests <-chan *ssh.Request) {
	defer channel.Close()
	for request := range requests {
		// The payload is the subsystem's name after its length in four bytes.
		wanted := request.Type == "subsystem" && len(request.Payload) > 4 && string(request.Payload[4:]) == "sftp"
		_ = request.Reply(wanted, nil)
		if !wanted {
			continue
		}
		server, err := sftp.NewServer(channel)
		if err != nil {
			return
		}
		_ = server.Serve()
		return
	}
}
